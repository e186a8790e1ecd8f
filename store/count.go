package store

import (
	"cmp"
	"time"
)

// countChange updates the counts for a change. An undone decision is taken out of them.
func countChange(env environment, entry AuditEntry, before, after Proposal) error {
	switch {
	case entry.Action == ActionUndo && before.Status.Open():
		return nil // a vote is in no count
	case entry.Action == ActionUndo:
		return uncount(env, entry, before, after)
	case entry.Action.Enters():
		return addCounts(env.tx, entry, after, before.AnsweredAt.IsZero(), entry.At, 1)
	case entry.Action.Overturns() && entry.Actor != 0 && before.Decision.By != 0 && before.Decision.By != entry.Actor:
		return env.tx.CountTally(Tally{Kind: TallyOverturned, Of: before.Decision.By.String(), Day: env.today}, 1)
	}
	return nil
}

// uncount takes the decision out of the counts that an entry undoes.
func uncount(env environment, entry AuditEntry, before, after Proposal) error {
	decider := before.Decision.By.String()
	undone := entry
	undone.Action, undone.Actor, undone.To = before.Decision.Action, before.Decision.By, before.Status
	undone.Why, undone.Day = before.Decision.Reason.Code, DateOf(before.Decision.At, env.zone)
	first := !before.AnsweredAt.Equal(after.AnsweredAt)
	if err := addCounts(env.tx, undone, before, first, before.Decision.At, -1); err != nil {
		return err
	}
	return env.tx.CountTally(Tally{Kind: TallyUndone, Of: decider, Day: env.today}, 1)
}

// addCounts counts one entry into a status, or takes it back with by -1. first is set
// for the first response that the author of a proposal gets.
func addCounts(tx Tx, entry AuditEntry, p Proposal, first bool, at time.Time, by int) error {
	entered := Entered{Day: entry.Day, Status: entry.To, Region: p.Region, Topic: p.Topic, Language: p.Language}
	if err := tx.CountEntered(entered, by); err != nil {
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
			Tally{Kind: TallyAnsweredIn, Of: p.Region, Within: within})
	}
	if entry.Action.Decides() {
		tallies = append(tallies, Tally{Kind: TallyDecidedBy, Of: entry.Actor.String()}, Tally{Kind: TallyDecidedIn, Of: p.Region})
	}
	if entry.Action == ActionDecline {
		reason := cmp.Or(entry.Why, OwnWords)
		tallies = append(tallies,
			Tally{Kind: TallyDeclinedFor, Of: reason},
			Tally{Kind: TallyDeclinedIn, Of: RegionAndReason(p.Region, reason)})
	}
	for _, tally := range tallies {
		tally.Day = entry.Day
		if err := tx.CountTally(tally, by); err != nil {
			return err
		}
	}
	return nil
}
