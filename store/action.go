package store

import "slices"

// Action is a change of a proposal or of another record, as the audit log names it.
type Action string

// What authors do.
const (
	ActionSubmit Action = "submit"
	// ActionReply replies to the question that staff asked.
	ActionReply Action = "answer"
	// ActionResumeLapsed reopens a proposal that was closed because its question was not
	// answered.
	ActionResumeLapsed Action = "resume"
	// ActionDisputeDuplicate says that the proposal is no duplicate.
	ActionDisputeDuplicate Action = "differ"
	ActionErase            Action = "erase"
)

// What staff do.
const (
	ActionAccept  Action = "accept"
	ActionDecline Action = "decline"
	// ActionVote is the first of two votes for declining.
	ActionVote Action = "vote"
	ActionAsk  Action = "ask"
	// ActionWithdrawQuestion withdraws a question that has no reply.
	ActionWithdrawQuestion Action = "unask"
	// ActionLink makes a proposal a duplicate of another, ActionUnlink ends that.
	ActionLink   Action = "link"
	ActionUnlink Action = "unlink"
	// ActionMove changes the topic or the region.
	ActionMove   Action = "move"
	ActionNote   Action = "note"
	ActionAssign Action = "assign"
	ActionHide   Action = "hide"
	ActionUnhide Action = "unhide"
	// ActionUndo undoes a decision before the author is notified of it, ActionReopen
	// after that.
	ActionUndo   Action = "undo"
	ActionReopen Action = "reopen"
	// ActionReveal shows the author's contact data. It changes nothing.
	ActionReveal Action = "reveal"
	// ActionBlock, ActionBlockVote and ActionUnblock concern the proposal's author.
	ActionBlock     Action = "block"
	ActionBlockVote Action = "block_vote"
	ActionUnblock   Action = "unblock"
)

// What happens by the clock.
const (
	// ActionNotify notifies the author of the decision.
	ActionNotify   Action = "tell"
	ActionRemind   Action = "remind"
	ActionLapse    Action = "lapse"
	ActionEscalate Action = "escalate"
)

// What concerns no proposal.
const (
	// ActionChangeStaff is a change of the role, the scope or the rights of a member of the
	// staff.
	ActionChangeStaff   Action = "staff"
	ActionInvite        Action = "invite"
	ActionEditTemplate  Action = "template"
	ActionChangeGroup   Action = "group"
	ActionChangeSetting Action = "setting"
)

// IsDecision reports whether the action is a decision, which can be undone for a while.
func (a Action) IsDecision() bool {
	return a == ActionAccept || a == ActionDecline || a == ActionLink
}

// ReversesDecision reports whether the action ends a decision that the author was notified of,
// so that the proposal waits again.
func (a Action) ReversesDecision() bool { return a == ActionReopen || a == ActionUnlink }

// RespondsToAuthor reports whether the action is a response of the staff to the author.
func (a Action) RespondsToAuthor() bool { return a.IsDecision() || a == ActionAsk }

// CountsAsEntry reports whether the action counts as an entry into a status. A return to the
// queue does not: a proposal is counted as submitted once.
func (a Action) CountsAsEntry() bool {
	return a == ActionSubmit || a.RespondsToAuthor() || a == ActionLapse
}

// Status is the state of a proposal.
type Status string

// The statuses a stored proposal can have.
const (
	// StatusSubmitted waits for the staff.
	StatusSubmitted Status = "submitted"
	// StatusAsked waits for its author: a question is open.
	StatusAsked    Status = "asked"
	StatusAccepted Status = "accepted"
	StatusDeclined Status = "declined"
	// StatusLinked is a duplicate of another proposal, with which it shares its fate.
	StatusLinked Status = "linked"
	// StatusLapsed was closed because its author did not answer. The author can undo that.
	StatusLapsed Status = "lapsed"
)

// Statuses lists every status in the order in which a proposal goes through them.
func Statuses() []Status {
	return []Status{StatusSubmitted, StatusAsked, StatusAccepted, StatusDeclined, StatusLinked, StatusLapsed}
}

// Waiting reports whether staff have to act.
func (s Status) Waiting() bool { return s == StatusSubmitted }

// Open reports whether the proposal is undecided.
func (s Status) Open() bool { return s == StatusSubmitted || s == StatusAsked }

// Valid reports whether s is one of the statuses.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }
