package store

import "slices"

// Action is a change of a proposal or of another record, as the audit log names it.
type Action string

// What authors do.
const (
	ActionSubmit Action = "submit"
	// ActionAnswer replies to the question that staff asked.
	ActionAnswer Action = "answer"
	// ActionResume reopens a proposal that was closed because its question was not
	// answered.
	ActionResume Action = "resume"
	// ActionDiffer says that the proposal is no duplicate.
	ActionDiffer Action = "differ"
	ActionErase  Action = "erase"
)

// What staff do.
const (
	ActionAccept  Action = "accept"
	ActionDecline Action = "decline"
	// ActionVote is the first of two votes for declining.
	ActionVote Action = "vote"
	ActionAsk  Action = "ask"
	// ActionUnask withdraws a question that has no reply.
	ActionUnask Action = "unask"
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
	// ActionTell notifies the author of the decision.
	ActionTell     Action = "tell"
	ActionRemind   Action = "remind"
	ActionLapse    Action = "lapse"
	ActionEscalate Action = "escalate"
)

// What concerns no proposal.
const (
	// ActionStaff is a change of the role, the scope or the rights of a member of the
	// staff.
	ActionStaff    Action = "staff"
	ActionInvite   Action = "invite"
	ActionTemplate Action = "template"
	ActionGroup    Action = "group"
	ActionSetting  Action = "setting"
)

// Decides reports whether the action is a decision, which can be undone for a while.
func (a Action) Decides() bool {
	return a == ActionAccept || a == ActionDecline || a == ActionLink
}

// Overturns reports whether the action ends a decision that the author was notified of,
// so that the proposal waits again.
func (a Action) Overturns() bool { return a == ActionReopen || a == ActionUnlink }

// Answers reports whether the action is a response of the staff to the author.
func (a Action) Answers() bool { return a.Decides() || a == ActionAsk }

// Enters reports whether the action counts as an entry into a status. A return to the
// queue does not: a proposal is counted as submitted once.
func (a Action) Enters() bool { return a == ActionSubmit || a.Answers() || a == ActionLapse }

// Status is the state of a proposal.
type Status string

// The statuses a stored proposal can have.
const (
	// Submitted waits for the staff.
	Submitted Status = "submitted"
	// Asked waits for its author: a question is open.
	Asked    Status = "asked"
	Accepted Status = "accepted"
	Declined Status = "declined"
	// Linked is a duplicate of another proposal, with which it shares its fate.
	Linked Status = "linked"
	// Lapsed was closed because its author did not answer. The author can undo that.
	Lapsed Status = "lapsed"
)

// Statuses lists every status in the order in which a proposal goes through them.
func Statuses() []Status { return []Status{Submitted, Asked, Accepted, Declined, Linked, Lapsed} }

// Waiting reports whether staff have to act.
func (s Status) Waiting() bool { return s == Submitted }

// Open reports whether the proposal is undecided.
func (s Status) Open() bool { return s == Submitted || s == Asked }

// Known reports whether s is one of the statuses.
func (s Status) Known() bool { return slices.Contains(Statuses(), s) }
