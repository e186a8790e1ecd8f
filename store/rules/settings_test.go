package rules_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func TestAChangeOfTheCatalogueIsRecorded(t *testing.T) {
	within(t, func(tx store.Tx) {
		catalogue := storetest.Catalogue()
		catalogue.Moderation.UndoWindow = store.Duration(10 * time.Minute)
		start := func(entries int) store.AuditEntry {
			t.Helper()
			check(t, rules.RecordSettings(tx, catalogue, sent))
			all := audited(t, tx)
			equal(t, len(all), entries)
			if entries == 0 {
				return store.AuditEntry{}
			}
			return all[entries-1]
		}
		start(0) // the first time there is nothing to compare with
		catalogue.Moderation.UndoWindow = 0
		catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines, store.SecondForBlocks}
		catalogue.Moderation.Escalation.Coordinators = store.Duration(time.Hour)
		entry := start(1)
		equal(t, []any{entry.Action, entry.Actor, entry.Field}, []any{store.ActionChangeSetting, store.PersonID(0), "catalogue"})
		equal(t, entry.Old, `{"moderation.escalate.coordinators":"0s","moderation.second":"","moderation.undo":"10m0s"}`)
		equal(t, entry.New, `{"moderation.escalate.coordinators":"1h0m0s","moderation.second":"declines, blocks","moderation.undo":"0s"}`)
		start(1)
		catalogue.Limits.ReasonMax++
		start(2)
	})
}

func TestOwnSettingsAreAudited(t *testing.T) {
	within(t, func(tx store.Tx) {
		before := storetest.Moderator()
		after, hour := before, 8
		after.PausedUntil, after.SummaryHour = sent, &hour
		check(t, rules.ChangeStaffSettings(tx, sent, before, after))
		check(t, rules.ChangeStaffSettings(tx, sent, after, after))
		kept, err := store.StaffRecords.Get(tx, before.ID)
		check(t, err)
		equal(t, kept, after)
		for i, wanted := range [][]string{{"paused_until", "", sent.UTC().Format(time.RFC3339)}, {"summary_hour", "", "8"}} {
			entry := audited(t, tx)[i]
			equal(t, []string{entry.Field, entry.Old, entry.New}, wanted)
			equal(t, []any{entry.Action, entry.Actor, entry.Subject}, []any{store.ActionChangeSetting, before.ID, before.ID.String()})
		}
		equal(t, len(audited(t, tx)), 2)
	})
}
