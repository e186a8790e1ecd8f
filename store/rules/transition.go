package rules

import (
	"slices"

	"usynys/store"
)

// transition is one row of the state machine of a proposal.
type transition struct {
	// from lists the statuses in which the action is possible; an empty list is all.
	from []store.Status
	// to is the new status; empty leaves the status as it is.
	to store.Status
	// right is the right that staff need, or rightAuthor or rightClock.
	right store.Right
	// reason is set if a reason has to be given.
	reason bool
	// ignoresLease is set if a colleague's lease neither forbids the action nor ends.
	ignoresLease bool
	// keepsRevision is set if the revision stays, so that no button becomes stale.
	keepsRevision bool
	effect        func(p *store.Proposal, env environment, change Change) error
}

// The rights of the author and of the clock, which no member of the staff has.
const (
	rightAuthor store.Right = "be the author"
	rightClock  store.Right = "be the clock"
)

// transitions are all changes of a submitted proposal that can be asked for.
var transitions = map[store.Action]transition{
	store.ActionAccept:           {from: []store.Status{store.StatusSubmitted}, to: store.StatusAccepted, right: store.RightDecide, effect: applyDecision},
	store.ActionDecline:          {from: []store.Status{store.StatusSubmitted}, to: store.StatusDeclined, right: store.RightDecide, reason: true, effect: applyDecision},
	store.ActionVote:             {from: []store.Status{store.StatusSubmitted}, right: store.RightDecide, reason: true, effect: applyVote},
	store.ActionLink:             {from: []store.Status{store.StatusSubmitted}, to: store.StatusLinked, right: store.RightDecide, effect: linkDuplicate},
	store.ActionUndo:             {from: []store.Status{store.StatusSubmitted, store.StatusAccepted, store.StatusDeclined, store.StatusLinked}, to: store.StatusSubmitted, right: store.RightDecide, effect: undoDecision},
	store.ActionReopen:           {from: []store.Status{store.StatusAccepted, store.StatusDeclined, store.StatusLinked, store.StatusLapsed}, to: store.StatusSubmitted, right: store.RightDecide, reason: true, effect: reopenProposal},
	store.ActionUnlink:           {from: []store.Status{store.StatusLinked}, to: store.StatusSubmitted, right: store.RightDecide, effect: reopenProposal},
	store.ActionAsk:              {from: []store.Status{store.StatusSubmitted}, to: store.StatusAsked, right: store.RightDecide, effect: askAuthor},
	store.ActionWithdrawQuestion: {from: []store.Status{store.StatusAsked}, to: store.StatusSubmitted, right: store.RightDecide, effect: withdrawQuestion},
	store.ActionMove:             {from: []store.Status{store.StatusSubmitted, store.StatusAsked}, right: store.RightDecide, effect: moveProposal},
	store.ActionNote:             {right: store.RightRead, ignoresLease: true, effect: addNote},
	store.ActionAssign:           {from: []store.Status{store.StatusSubmitted, store.StatusAsked}, right: store.RightDecide, ignoresLease: true, effect: assignProposal},
	store.ActionHide:             {right: store.RightDecide, ignoresLease: true, effect: func(p *store.Proposal, _ environment, _ Change) error { p.Hidden = true; return nil }},
	store.ActionUnhide:           {right: store.RightDecide, ignoresLease: true, effect: func(p *store.Proposal, _ environment, _ Change) error { p.Hidden = false; return nil }},
	store.ActionReveal:           {right: store.RightReveal, ignoresLease: true, reason: true, keepsRevision: true, effect: unchanged},

	store.ActionReply:            {from: []store.Status{store.StatusAsked}, to: store.StatusSubmitted, right: rightAuthor, effect: reply},
	store.ActionResumeLapsed:     {from: []store.Status{store.StatusLapsed}, to: store.StatusAsked, right: rightAuthor, effect: resumeProposal},
	store.ActionDisputeDuplicate: {from: []store.Status{store.StatusLinked}, to: store.StatusSubmitted, right: rightAuthor, effect: disputeDuplicate},

	store.ActionNotify:   {from: []store.Status{store.StatusAccepted, store.StatusDeclined, store.StatusLinked}, right: rightClock, keepsRevision: true, effect: notifyAuthor},
	store.ActionRemind:   {from: []store.Status{store.StatusAsked}, right: rightClock, keepsRevision: true, effect: countReminder},
	store.ActionLapse:    {from: []store.Status{store.StatusAsked}, to: store.StatusLapsed, right: rightClock, effect: lapseProposal},
	store.ActionEscalate: {from: []store.Status{store.StatusSubmitted}, right: rightClock, keepsRevision: true, effect: raiseEscalation},
}

// StatusAfter returns the status that an action gives a proposal; empty for one that
// leaves it as it is.
func StatusAfter(action store.Action) store.Status { return transitions[action].to }

// authorized reports whether the actor of the change may make it.
func (t transition) authorized(p store.Proposal, change Change) bool {
	switch t.right {
	case rightAuthor:
		return change.Author != 0 && change.Author == p.Author
	case rightClock:
		return change.By.ID == 0 && change.Author == 0
	}
	return store.Authorized(change.By, t.right, p)
}

func (t transition) allowedFrom(p store.Proposal) bool {
	return len(t.from) == 0 || slices.Contains(t.from, p.Status)
}
