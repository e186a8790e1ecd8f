package store

import "slices"

// Action is something that changes a proposal, or is recorded of it.
type Action string

// What authors do.
const (
	ActionSubmit Action = "submit"
	// ActionAnswer answers the question that staff asked.
	ActionAnswer Action = "answer"
	// ActionResume takes back the closing of a proposal whose question was not
	// answered in time.
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
	// ActionUnask takes back a question that has not been answered.
	ActionUnask Action = "unask"
	// ActionLink makes a proposal a duplicate of another, ActionUnlink takes that back.
	ActionLink   Action = "link"
	ActionUnlink Action = "unlink"
	// ActionMove changes topic or region.
	ActionMove   Action = "move"
	ActionNote   Action = "note"
	ActionAssign Action = "assign"
	ActionHide   Action = "hide"
	ActionUnhide Action = "unhide"
	// ActionUndo takes a decision back before the author was told of it,
	// ActionReopen after that.
	ActionUndo   Action = "undo"
	ActionReopen Action = "reopen"
	// ActionReveal shows the author's contact data. It changes nothing.
	ActionReveal Action = "reveal"
	// ActionBlock and ActionUnblock concern the proposal's author.
	ActionBlock     Action = "block"
	ActionBlockVote Action = "block_vote"
	ActionUnblock   Action = "unblock"
)

// What happens by the clock.
const (
	// ActionTell is that the author is told of the decision.
	ActionTell     Action = "tell"
	ActionRemind   Action = "remind"
	ActionLapse    Action = "lapse"
	ActionEscalate Action = "escalate"
)

// What concerns no proposal.
const (
	// ActionStaff is a change of somebody's role, scope or rights.
	ActionStaff    Action = "staff"
	ActionInvite   Action = "invite"
	ActionTemplate Action = "template"
	ActionGroup    Action = "group"
	ActionSetting  Action = "setting"
)

// Decides reports whether the action is a decision, which can be taken back for a
// while.
func (a Action) Decides() bool {
	return a == ActionAccept || a == ActionDecline || a == ActionLink
}

// Overturns reports whether the action ends a decision of which the author knows,
// so that the proposal waits again.
func (a Action) Overturns() bool { return a == ActionReopen || a == ActionUnlink }

// Answers reports whether with the action the author gets an answer from staff.
func (a Action) Answers() bool { return a.Decides() || a == ActionAsk }

// Enters reports whether the action counts as entering a status. Coming back to
// the queue does not: a proposal is counted as sent once.
func (a Action) Enters() bool { return a == ActionSubmit || a.Answers() || a == ActionLapse }

// Status is where a proposal stands.
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

// Open reports whether nobody has decided yet.
func (s Status) Open() bool { return s == Submitted || s == Asked }

// Known reports whether s is one of the statuses.
func (s Status) Known() bool { return slices.Contains(Statuses(), s) }
