package store

import "slices"

// transition is one row of the state machine of a proposal.
type transition struct {
	// from lists the statuses in which the action is possible; an empty list is all.
	from []Status
	// to is the new status; empty leaves the status as it is.
	to Status
	// right is the right that staff need, or rightAuthor or rightClock.
	right Right
	// reason: one has to be given.
	reason bool
	// ignoresLease: a colleague's lease does not forbid the action, nor does it end.
	ignoresLease bool
	// keepsRevision: the revision stays, so that no button becomes stale.
	keepsRevision bool
	effect        func(p *Proposal, env environment, change Change) error
}

// The rights of the author and of the clock, which no member of the staff has.
const (
	rightAuthor Right = "be the author"
	rightClock  Right = "be the clock"
)

// transitions are all changes of a submitted proposal that can be asked for.
var transitions = map[Action]transition{
	ActionAccept:  {from: []Status{Submitted}, to: Accepted, right: Decide, effect: applyDecision},
	ActionDecline: {from: []Status{Submitted}, to: Declined, right: Decide, reason: true, effect: applyDecision},
	ActionVote:    {from: []Status{Submitted}, right: Decide, reason: true, effect: applyVote},
	ActionLink:    {from: []Status{Submitted}, to: Linked, right: Decide, effect: linkDuplicate},
	ActionUndo:    {from: []Status{Submitted, Accepted, Declined, Linked}, to: Submitted, right: Decide, effect: undoDecision},
	ActionReopen:  {from: []Status{Accepted, Declined, Linked, Lapsed}, to: Submitted, right: Decide, reason: true, effect: reopenProposal},
	ActionUnlink:  {from: []Status{Linked}, to: Submitted, right: Decide, effect: reopenProposal},
	ActionAsk:     {from: []Status{Submitted}, to: Asked, right: Decide, effect: askAuthor},
	ActionUnask:   {from: []Status{Asked}, to: Submitted, right: Decide, effect: withdrawQuestion},
	ActionMove:    {from: []Status{Submitted, Asked}, right: Decide, effect: moveProposal},
	ActionNote:    {right: Read, ignoresLease: true, effect: addNote},
	ActionAssign:  {from: []Status{Submitted, Asked}, right: Decide, ignoresLease: true, effect: assignProposal},
	ActionHide:    {right: Decide, ignoresLease: true, effect: func(p *Proposal, _ environment, _ Change) error { p.Hidden = true; return nil }},
	ActionUnhide:  {right: Decide, ignoresLease: true, effect: func(p *Proposal, _ environment, _ Change) error { p.Hidden = false; return nil }},
	ActionReveal:  {right: Reveal, ignoresLease: true, reason: true, keepsRevision: true, effect: unchanged},

	ActionAnswer: {from: []Status{Asked}, to: Submitted, right: rightAuthor, effect: reply},
	ActionResume: {from: []Status{Lapsed}, to: Asked, right: rightAuthor, effect: resumeProposal},
	ActionDiffer: {from: []Status{Linked}, to: Submitted, right: rightAuthor, effect: disputeDuplicate},

	ActionTell:     {from: []Status{Accepted, Declined, Linked}, right: rightClock, keepsRevision: true, effect: notifyAuthor},
	ActionRemind:   {from: []Status{Asked}, right: rightClock, keepsRevision: true, effect: countReminder},
	ActionLapse:    {from: []Status{Asked}, to: Lapsed, right: rightClock, effect: lapseProposal},
	ActionEscalate: {from: []Status{Submitted}, right: rightClock, keepsRevision: true, effect: raiseEscalation},
}

// StatusAfter returns the status that an action gives a proposal; empty for one that
// leaves it as it is.
func StatusAfter(action Action) Status { return transitions[action].to }

// authorized reports whether the actor of the change may make it.
func (t transition) authorized(p Proposal, change Change) bool {
	switch t.right {
	case rightAuthor:
		return change.Author != 0 && change.Author == p.Author
	case rightClock:
		return change.By.ID == 0 && change.Author == 0
	}
	return May(change.By, t.right, p)
}

func (t transition) allowedFrom(p Proposal) bool {
	return len(t.from) == 0 || slices.Contains(t.from, p.Status)
}
