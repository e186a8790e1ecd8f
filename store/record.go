package store

import (
	"errors"
	"strconv"
)

// record writes a changed proposal with all that goes with it: the counts and the
// audit entry.
func record(rules rules, before, after Proposal, change Change) error {
	entry := AuditEntry{
		At: change.At, Actor: change.By.ID, Action: change.Action, Proposal: after.Seq,
		From: before.Status, To: after.Status, Why: change.Reason.Code, Words: colleagues(change),
		Day: rules.today, Region: after.Region, Topic: after.Topic,
	}
	entry.Field, entry.Old, entry.New = difference(before, after, change)
	return errors.Join(
		rules.tx.SaveProposal(after),
		count(rules, entry, before, after),
		recordTaken(rules.tx, entry, before, after),
		rules.tx.AppendAudit(entry),
	)
}

// recordTaken writes, ahead of the entry of a move, from whom the move takes the
// proposal.
func recordTaken(tx Tx, entry AuditEntry, before, after Proposal) error {
	if entry.Action != ActionMove || before.Assignee == after.Assignee {
		return nil
	}
	entry.Action, entry.Field = ActionAssign, "assignee"
	entry.Old, entry.New = before.Assignee.String(), after.Assignee.String()
	return tx.AppendAudit(entry)
}

// colleagues is the reason of a change that only the staff will read.
func colleagues(change Change) string {
	if change.Action == ActionReveal || change.Action == ActionReopen {
		return change.Reason.Text
	}
	return ""
}

// difference says what of the proposal was changed where that is not its status.
func difference(before, after Proposal, change Change) (field, from, to string) {
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
