package store

import "slices"

// transition says what an action needs, where it leads and what it changes.
type transition struct {
	// from lists the statuses in which the action is possible; none are all.
	from []Status
	// to is the status it leads to; empty leaves the status as it is.
	to Status
	// by is the right that staff need, or who else acts.
	by Right
	// reason is set where one has to be given.
	reason bool
	// apart is set where somebody else's work on the proposal is no obstacle.
	apart bool
	// silent leaves the revision as it is, so that no button becomes stale.
	silent bool
	change func(p *Proposal, rules rules, change Change) error
}

// Who acts where it is not the staff. Nobody on the staff ever holds these rights.
const (
	byAuthor Right = "be the author"
	byClock  Right = "be the clock"
)

// transitions is all that can happen to a proposal after it was sent.
var transitions = map[Action]transition{
	ActionAccept:  {from: []Status{Submitted}, to: Accepted, by: Decide, change: decide},
	ActionDecline: {from: []Status{Submitted}, to: Declined, by: Decide, reason: true, change: decide},
	ActionVote:    {from: []Status{Submitted}, by: Decide, reason: true, change: vote},
	ActionLink:    {from: []Status{Submitted}, to: Linked, by: Decide, change: link},
	ActionUndo:    {from: []Status{Submitted, Accepted, Declined, Linked}, to: Submitted, by: Decide, change: undo},
	ActionReopen:  {from: []Status{Accepted, Declined, Linked, Lapsed}, to: Submitted, by: Decide, reason: true, change: reopen},
	ActionUnlink:  {from: []Status{Linked}, to: Submitted, by: Decide, change: reopen},
	ActionAsk:     {from: []Status{Submitted}, to: Asked, by: Decide, change: ask},
	ActionUnask:   {from: []Status{Asked}, to: Submitted, by: Decide, change: unask},
	ActionMove:    {from: []Status{Submitted, Asked}, by: Decide, change: move},
	ActionNote:    {by: Read, apart: true, change: note},
	ActionAssign:  {from: []Status{Submitted, Asked}, by: Decide, apart: true, change: assign},
	ActionHide:    {by: Decide, apart: true, change: func(p *Proposal, _ rules, _ Change) error { p.Hidden = true; return nil }},
	ActionUnhide:  {by: Decide, apart: true, change: func(p *Proposal, _ rules, _ Change) error { p.Hidden = false; return nil }},
	ActionReveal:  {by: Reveal, apart: true, reason: true, silent: true, change: unchanged},

	ActionAnswer: {from: []Status{Asked}, to: Submitted, by: byAuthor, change: answer},
	ActionResume: {from: []Status{Lapsed}, to: Asked, by: byAuthor, change: resume},
	ActionDiffer: {from: []Status{Linked}, to: Submitted, by: byAuthor, change: differ},

	ActionTell:     {from: []Status{Accepted, Declined, Linked}, by: byClock, silent: true, change: tell},
	ActionRemind:   {from: []Status{Asked}, by: byClock, silent: true, change: remind},
	ActionLapse:    {from: []Status{Asked}, to: Lapsed, by: byClock, change: lapse},
	ActionEscalate: {from: []Status{Submitted}, by: byClock, silent: true, change: escalate},
}

// StatusAfter returns the status that an action gives a proposal; empty for one that
// leaves it as it is.
func StatusAfter(action Action) Status { return transitions[action].to }

// entitled reports whether whoever wants the change may make it.
func (t transition) entitled(p Proposal, change Change) bool {
	switch t.by {
	case byAuthor:
		return change.Author != 0 && change.Author == p.Author
	case byClock:
		return change.By.ID == 0 && change.Author == 0
	}
	return May(change.By, t.by, p)
}

func (t transition) possible(p Proposal) bool {
	return len(t.from) == 0 || slices.Contains(t.from, p.Status)
}
