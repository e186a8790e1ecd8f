package rules

import (
	"cmp"
	"time"

	"usynys/store"
)

// countChange updates the counts for a change. An undone decision is taken out of them.
func countChange(env environment, entry store.AuditEntry, before, after store.Proposal) error {
	switch {
	case entry.Action == store.ActionUndo && before.Status.Open():
		return nil // a vote is in no count
	case entry.Action == store.ActionUndo:
		return uncount(env, entry, before, after)
	case entry.Action.CountsAsEntry():
		return addCounts(env.tx, entry, after, before.FirstResponseAt.IsZero(), entry.At, 1)
	case entry.Action.ReversesDecision() && entry.Actor != 0 && before.Decision.By != 0 && before.Decision.By != entry.Actor:
		return env.tx.AddTally(store.Tally{Kind: store.TallyOverturned, Key: before.Decision.By.String(), Day: env.today}, 1)
	}
	return nil
}

// uncount takes the decision out of the counts that an entry undoes.
func uncount(env environment, entry store.AuditEntry, before, after store.Proposal) error {
	decider := before.Decision.By.String()
	undone := entry
	undone.Action, undone.Actor, undone.To = before.Decision.Action, before.Decision.By, before.Status
	undone.ReasonCode, undone.Day = before.Decision.Reason.Code, store.DateOf(before.Decision.At, env.zone)
	first := !before.FirstResponseAt.Equal(after.FirstResponseAt)
	if err := addCounts(env.tx, undone, before, first, before.Decision.At, -1); err != nil {
		return err
	}
	return env.tx.AddTally(store.Tally{Kind: store.TallyUndone, Key: decider, Day: env.today}, 1)
}

// addCounts counts one entry into a status, or takes it back with by -1. first is set
// for the first response that the author of a proposal gets.
func addCounts(tx store.Tx, entry store.AuditEntry, p store.Proposal, first bool, at time.Time, by int) error {
	entered := store.EntryCount{Day: entry.Day, Status: entry.To, Region: p.Region, Topic: p.Topic, Language: p.Language}
	if err := tx.AddEntries(entered, by); err != nil {
		return err
	}
	var tallies []store.Tally
	if entry.Action.RespondsToAuthor() && first {
		within := store.ResponseBucket(at.Sub(p.SubmittedAt))
		if err := tx.AddResponses(store.ResponseCount{Day: entry.Day, Bucket: within}, by); err != nil {
			return err
		}
		tallies = append(tallies,
			store.Tally{Kind: store.TallyResponsesBy, Key: entry.Actor.String(), Bucket: within},
			store.Tally{Kind: store.TallyResponsesIn, Key: p.Region, Bucket: within})
	}
	if entry.Action.IsDecision() {
		tallies = append(tallies, store.Tally{Kind: store.TallyDecidedBy, Key: entry.Actor.String()}, store.Tally{Kind: store.TallyDecidedIn, Key: p.Region})
	}
	if entry.Action == store.ActionDecline {
		reason := cmp.Or(entry.ReasonCode, store.ReasonOwnWords)
		tallies = append(tallies,
			store.Tally{Kind: store.TallyDeclinedFor, Key: reason},
			store.Tally{Kind: store.TallyDeclinedIn, Key: store.RegionReasonKey(p.Region, reason)})
	}
	for _, tally := range tallies {
		tally.Day = entry.Day
		if err := tx.AddTally(tally, by); err != nil {
			return err
		}
	}
	return nil
}
