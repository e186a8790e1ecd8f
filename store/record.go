package store

import (
	"cmp"
	"strconv"
	"time"
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
	if err := rules.tx.SaveProposal(after); err != nil {
		return err
	}
	if err := count(rules, entry, before, after); err != nil {
		return err
	}
	if err := recordTaken(rules.tx, entry, before, after); err != nil {
		return err
	}
	return rules.tx.AppendAudit(entry)
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

// count counts what a change means for the figures. A decision that is taken back
// is taken out of them.
func count(rules rules, entry AuditEntry, before, after Proposal) error {
	switch {
	case entry.Action == ActionUndo && before.Status.Open():
		return nil // a vote is counted nowhere
	case entry.Action == ActionUndo:
		taken := entry
		taken.Action, taken.Actor, taken.To = before.Decision.Action, before.Decision.By, before.Status
		taken.Why, taken.Day = before.Decision.Reason.Code, DateOf(before.Decision.At, rules.zone)
		first := !before.AnsweredAt.Equal(after.AnsweredAt)
		if err := add(rules.tx, taken, before, first, before.Decision.At, -1); err != nil {
			return err
		}
		return rules.tx.CountTally(Tally{Kind: TallyUndone, Of: before.Decision.By.String(), Day: rules.today}, 1)
	case entry.Action.Enters():
		return add(rules.tx, entry, after, before.AnsweredAt.IsZero(), entry.At, 1)
	case entry.Action.Overturns() && entry.Actor != 0 && before.Decision.By != 0 && before.Decision.By != entry.Actor:
		return rules.tx.CountTally(Tally{Kind: TallyOverturned, Of: before.Decision.By.String(), Day: rules.today}, 1)
	}
	return nil
}

// add counts one entry into a status, or takes it back. first is set for the
// first answer that the author of a proposal gets.
func add(tx Tx, entry AuditEntry, p Proposal, first bool, at time.Time, by int) error {
	err := tx.CountEntered(Entered{Day: entry.Day, Status: entry.To, Region: p.Region, Topic: p.Topic, Language: p.Language}, by)
	if err != nil {
		return err
	}
	var tallies []Tally
	if entry.Action.Answers() && first {
		within := AnswerSpan(at.Sub(p.SubmittedAt))
		if err := tx.CountAnswered(Answered{Day: entry.Day, Within: within}, by); err != nil {
			return err
		}
		tallies = append(tallies,
			Tally{Kind: TallyAnsweredBy, Of: entry.Actor.String(), Within: within},
			Tally{Kind: TallyAnsweredIn, Of: p.Region, Within: within},
		)
	}
	if entry.Action.Decides() {
		tallies = append(tallies, Tally{Kind: TallyDecidedBy, Of: entry.Actor.String()}, Tally{Kind: TallyDecidedIn, Of: p.Region})
	}
	if entry.Action == ActionDecline {
		reason := cmp.Or(entry.Why, OwnWords)
		tallies = append(tallies, Tally{Kind: TallyDeclinedFor, Of: reason}, Tally{Kind: TallyDeclinedIn, Of: RegionAndReason(p.Region, reason)})
	}
	for _, tally := range tallies {
		tally.Day = entry.Day
		if err := tx.CountTally(tally, by); err != nil {
			return err
		}
	}
	return nil
}
