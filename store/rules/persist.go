package rules

import (
	"fmt"
	"slices"
	"strconv"

	"usynys/store"
)

// internalTransitions are the changes of a proposal that are not made by [Apply]: its
// submission, its erasure, and what [BlockAuthor] notes on it.
var internalTransitions = map[store.Action]transition{
	store.ActionSubmit:    {from: []store.Status{""}, to: store.StatusSubmitted},
	store.ActionErase:     {},
	store.ActionBlock:     {},
	store.ActionBlockVote: {},
}

// persistChange writes a change of a proposal: the proposal, the counts and the audit
// entry. An entry with an empty To deletes the proposal. Nothing else in the program saves
// or deletes a proposal, so that none changes without an entry, or in a way that the table
// of transitions does not have.
func persistChange(env environment, before, after store.Proposal, entry store.AuditEntry) error {
	if !inTable(entry) {
		return fmt.Errorf("action %q does not lead from status %q to %q", entry.Action, entry.From, entry.To)
	}
	if err := saveOrDelete(env.tx, after, entry); err != nil {
		return err
	}
	if err := countChange(env, entry, before, after); err != nil {
		return err
	}
	if err := auditUnassignment(env.tx, entry, before, after); err != nil {
		return err
	}
	return env.tx.AppendAudit(entry)
}

func saveOrDelete(tx store.Tx, p store.Proposal, entry store.AuditEntry) error {
	if entry.To == "" {
		return tx.DeleteProposal(p.Seq)
	}
	return tx.SaveProposal(p)
}

// inTable reports whether the table of transitions has the step of an audit entry.
func inTable(entry store.AuditEntry) bool {
	t, known := transitions[entry.Action]
	if !known {
		t, known = internalTransitions[entry.Action]
	}
	switch {
	case !known, len(t.from) > 0 && !slices.Contains(t.from, entry.From):
		return false
	case entry.Action == store.ActionErase && entry.To == "":
		return true
	case t.to != "":
		return entry.To == t.to
	}
	return entry.To == entry.From
}

// changeEntry returns the audit entry of a change.
func changeEntry(env environment, before, after store.Proposal, change Change) store.AuditEntry {
	entry := store.AuditEntry{
		At: change.At, Actor: change.By.ID, Action: change.Action, Proposal: after.Seq,
		From: before.Status, To: after.Status, ReasonCode: change.Reason.Code, ReasonText: internalReason(change),
		Day: env.today, Region: after.Region, Topic: after.Topic,
	}
	entry.Field, entry.Old, entry.New = changedField(before, after, change)
	return entry
}

// auditUnassignment writes an entry of its own, before that of a move, when the move
// takes the proposal from its assignee.
func auditUnassignment(tx store.Tx, entry store.AuditEntry, before, after store.Proposal) error {
	if entry.Action != store.ActionMove || before.Assignee == after.Assignee {
		return nil
	}
	entry.Action, entry.Field = store.ActionAssign, "assignee"
	entry.Old, entry.New = before.Assignee.String(), after.Assignee.String()
	return tx.AppendAudit(entry)
}

// fieldChange is one field of a record before and after a change.
type fieldChange struct{ name, from, to string }

// auditFields appends the entry once for every field that was changed.
func auditFields(tx store.Tx, entry store.AuditEntry, fields ...fieldChange) error {
	for _, field := range fields {
		if field.from == field.to {
			continue
		}
		entry.Field, entry.Old, entry.New = field.name, field.from, field.to
		if err := tx.AppendAudit(entry); err != nil {
			return err
		}
	}
	return nil
}

// internalReason returns the reason of a change that only the staff read; one that the
// author reads is on the proposal instead.
func internalReason(change Change) string {
	if change.Action == store.ActionReveal || change.Action == store.ActionReopen {
		return change.Reason.Text
	}
	return ""
}

// changedField returns which field a change set, and its values before and after, where
// that is not the status.
func changedField(before, after store.Proposal, change Change) (field, from, to string) {
	switch change.Action {
	case store.ActionMove:
		if before.Region != after.Region {
			return "region", before.Region, after.Region
		}
		return "topic", before.Topic, after.Topic
	case store.ActionAssign:
		return "assignee", before.Assignee.String(), after.Assignee.String()
	case store.ActionLink:
		return "main", "", after.Original.String()
	case store.ActionUnlink, store.ActionDisputeDuplicate:
		return "main", before.Original.String(), ""
	case store.ActionEscalate:
		return "circle", strconv.Itoa(before.EscalationLevel), strconv.Itoa(after.EscalationLevel)
	}
	return "", "", ""
}
