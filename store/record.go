package store

import (
	"errors"
	"strconv"
)

// persistChange writes a changed proposal with all that goes with it: the counts and the
// audit entry.
func persistChange(env environment, before, after Proposal, change Change) error {
	entry := AuditEntry{
		At: change.At, Actor: change.By.ID, Action: change.Action, Proposal: after.Seq,
		From: before.Status, To: after.Status, Why: change.Reason.Code, Words: internalReason(change),
		Day: env.today, Region: after.Region, Topic: after.Topic,
	}
	entry.Field, entry.Old, entry.New = changedField(before, after, change)
	return errors.Join(
		env.tx.SaveProposal(after),
		countChange(env, entry, before, after),
		auditUnassignment(env.tx, entry, before, after),
		env.tx.AppendAudit(entry),
	)
}

// auditUnassignment writes, ahead of the entry of a move, from whom the move takes the
// proposal.
func auditUnassignment(tx Tx, entry AuditEntry, before, after Proposal) error {
	if entry.Action != ActionMove || before.Assignee == after.Assignee {
		return nil
	}
	entry.Action, entry.Field = ActionAssign, "assignee"
	entry.Old, entry.New = before.Assignee.String(), after.Assignee.String()
	return tx.AppendAudit(entry)
}

// internalReason is the reason of a change that only the staff will read.
func internalReason(change Change) string {
	if change.Action == ActionReveal || change.Action == ActionReopen {
		return change.Reason.Text
	}
	return ""
}

// changedField says what of the proposal was changed where that is not its status.
func changedField(before, after Proposal, change Change) (field, from, to string) {
	switch change.Action {
	case ActionMove:
		if before.Region != after.Region {
			return "region", before.Region, after.Region
		}
		return "topic", before.Topic, after.Topic
	case ActionAssign:
		return "assignee", before.Assignee.String(), after.Assignee.String()
	case ActionLink:
		return "main", "", after.Main.String()
	case ActionUnlink, ActionDiffer:
		return "main", before.Main.String(), ""
	case ActionEscalate:
		return "circle", strconv.Itoa(before.Escalated), strconv.Itoa(after.Escalated)
	}
	return "", "", ""
}
