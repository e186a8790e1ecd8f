package bolt

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
	"usynys/store/storetest"
)

// moderated makes a closed store with a duplicate, a question, a decision that can be
// undone and one that was.
func moderated(t *testing.T) string {
	t.Helper()
	s := mustOpen(t, Options{Folder: t.TempDir()})
	storetest.FillStore(t, s, 40)
	catalogue := storetest.Catalogue()
	catalogue.Moderation = store.Moderation{UndoWindow: store.Duration(time.Hour), LapseDelay: store.Duration(48 * time.Hour)}
	mustUpdate(t, s, func(tx store.Tx) error {
		for _, change := range []rules.Change{
			{Proposal: 9, Action: store.ActionLink, Original: 8},
			{Proposal: 10, Action: store.ActionAsk, Text: "Қай ауылда?"},
			{Proposal: 18, Action: store.ActionDecline, Reason: store.Reason{Code: "budget"}},
			{Proposal: 19, Action: store.ActionAccept},
			{Proposal: 19, Action: store.ActionUndo},
		} {
			change.By, change.At = storetest.Moderator(), storetest.StartTime.AddDate(0, 0, 3)
			if _, err := rules.Apply(tx, catalogue, storetest.Zone, change); err != nil {
				return err
			}
		}
		return nil
	})
	ok(t, s.Close())
	sound(t, s.Path())
	return s.Path()
}

// firstUnder returns the first key of a bucket that begins with a prefix.
func firstUnder(t *testing.T, tx *transaction, b bucket, prefix []byte) []byte {
	t.Helper()
	key, _ := tx.bucket(b).Cursor().Seek(prefix)
	if !bytes.HasPrefix(key, prefix) {
		t.Fatalf("bucket %s has nothing under %x", b, prefix)
	}
	return bytes.Clone(key)
}

// recount writes another count.
func recount(t *testing.T, tx *transaction, b bucket, key []byte, by int) {
	t.Helper()
	count, err := read[uint64](&tx.reader, b, key)
	ok(t, err)
	count += uint64(by)
	ok(t, tx.write(b, key, &count))
}

func TestVerifyFindsWhatDoesNotAgreeInModeration(t *testing.T) {
	path := moderated(t)
	period := func(kind store.TallyKind, period string) []byte { return appendText(textKey(kind), period) }
	for name, c := range map[string]struct {
		change func(t *testing.T, tx *transaction)
		found  string
	}{
		"a standing count too high": {func(t *testing.T, tx *transaction) {
			recount(t, tx, standingBucket, firstUnder(t, tx, standingBucket, textKey(store.StatusSubmitted)), 1)
		}, "bucket standing, key "},
		"a standing count too low": {func(t *testing.T, tx *transaction) {
			recount(t, tx, standingBucket, firstUnder(t, tx, standingBucket, textKey(store.StatusAccepted)), -1)
		}, "bucket standing, key "},
		"a standing count lost": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(standingBucket, firstUnder(t, tx, standingBucket, textKey(store.StatusLinked))))
		}, "nothing was counted, there are 1"},
		"a standing count of nothing": {func(t *testing.T, tx *transaction) {
			ok(t, tx.countStanding(&store.Proposal{Status: store.StatusLapsed, Region: "KZ-10"}, 1))
		}, "1 were counted, there are 0"},
		"a day's tally too high": {func(t *testing.T, tx *transaction) {
			recount(t, tx, talliesBucket, firstUnder(t, tx, talliesBucket, period(store.TallyDecidedBy, "2026-11-24")), 1)
		}, "were tallied, the audit entries tell of"},
		"a month's tally too high": {func(t *testing.T, tx *transaction) {
			recount(t, tx, talliesBucket, firstUnder(t, tx, talliesBucket, period(store.TallyDecidedIn, "2026-11")), 1)
		}, "were tallied, the audit entries tell of"},
		"a day's tally lost": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(talliesBucket, firstUnder(t, tx, talliesBucket, period(store.TallyDeclinedFor, "2026-11-26"))))
		}, "nothing was tallied, the audit entries tell of 1"},
		"a month's tally lost": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(talliesBucket, firstUnder(t, tx, talliesBucket, period(store.TallyUndone, "2026-11"))))
		}, "nothing was tallied, the audit entries tell of 1"},
		"an undone decision still tallied": {func(t *testing.T, tx *transaction) {
			ok(t, tx.AddTally(store.Tally{Kind: store.TallyDecidedBy, Key: "900", Day: "2026-11-26"}, 1))
		}, "were tallied, the audit entries tell of"},
		"an alarm that time does not find": {func(t *testing.T, tx *transaction) {
			alarm, err := tx.Alarm(store.AlarmNotify, 18)
			ok(t, err)
			ok(t, tx.delete(alarmsByTime, alarmEntries(&alarm)[0].key))
		}, "bucket alarms by time lacks it"},
		"an alarm found at another time": {func(t *testing.T, tx *transaction) {
			alarm, err := tx.Alarm(store.AlarmRemind, 10)
			ok(t, err)
			alarm.At = alarm.At.Add(time.Second)
			ok(t, tx.put(alarmsByTime, alarmEntries(&alarm)[0].key, []byte{}))
		}, "bucket alarms by time, key"},
		"a time at which nothing rings": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(alarmsBucket, alarmKey(store.AlarmNotify, 18)))
		}, "an index points here, but there is no record"},
		"an audit entry not found by its proposal": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(auditByProposal, firstUnder(t, tx, auditByProposal, numberKey(9))))
		}, "bucket audit by proposal lacks it"},
		"an audit entry found by another proposal": {func(t *testing.T, tx *transaction) {
			ok(t, tx.put(auditByProposal, appendNumber(numberKey(30), 1), []byte{}))
		}, "bucket audit by proposal, key"},
		"a duplicate not found by its main": {func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(proposalsByMain, appendNumber(numberKey(8), 9)))
		}, "bucket proposals, key 0000000000000009: bucket proposals by main lacks it"},
		"a duplicate found by another main": {func(t *testing.T, tx *transaction) {
			ok(t, tx.put(proposalsByMain, appendNumber(numberKey(20), 9), []byte{}))
		}, "bucket proposals by main, key"},
		"a text not found": {func(t *testing.T, tx *transaction) {
			p, err := tx.Proposal(9)
			ok(t, err)
			ok(t, tx.delete(proposalsByText, appendNumber(numberKey(screening.TextHash(p.Body)), 9)))
		}, "bucket proposals, key 0000000000000009: bucket proposals by text lacks it"},
		"a text found by another": {func(t *testing.T, tx *transaction) {
			ok(t, tx.put(proposalsByText, appendNumber(numberKey(5), 9), []byte{}))
		}, "bucket proposals by text, key"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := copyFile(t, path)
			alter(t, bad, func(tx *transaction) { c.change(t, tx) })
			report, err := Verify(bad, nil)
			ok(t, err)
			if all := strings.Join(report.Findings, "\n"); !strings.Contains(all, c.found) {
				t.Errorf("want %q among:\n%s", c.found, all)
			}
		})
	}
}

// TestVerifyAgreesAboutWhatWasReopened: a reopened decision is counted once, against the
// person who decided, no matter what happened in between. Verify has to count the same,
// since a store with findings gets no backup.
func TestVerifyAgreesAboutWhatWasReopened(t *testing.T) {
	second := store.Staff{ID: 901, Name: "Берік", Role: store.RoleModerator}
	third := store.Staff{ID: 902, Name: "Ольга", Role: store.RoleModerator}
	catalogue := storetest.Catalogue()
	catalogue.Moderation = store.Moderation{LapseDelay: store.Duration(48 * time.Hour)}
	reason := store.Reason{Code: "budget"}
	for name, reopener := range map[string]store.Staff{"by a colleague": second, "by who decided": storetest.Moderator()} {
		t.Run(name, func(t *testing.T) {
			s := mustOpen(t, Options{Folder: t.TempDir()})
			mustUpdate(t, s, func(tx store.Tx) error {
				p, err := storetest.Sample{At: storetest.StartTime}.Submit(tx)
				ok(t, err)
				for i, change := range []rules.Change{
					{Action: store.ActionDecline, By: storetest.Moderator(), Reason: reason},
					{Action: store.ActionReopen, By: reopener, Reason: reason},
					{Action: store.ActionAsk, By: storetest.Moderator(), Text: "Қай ауылда?"},
					{Action: store.ActionLapse},
					{Action: store.ActionReopen, By: third, Reason: reason},
					{Action: store.ActionAccept, By: second},
					{Action: store.ActionReopen, By: third, Reason: reason},
				} {
					change.Proposal, change.At = p.Seq, storetest.StartTime.AddDate(0, 0, i+1)
					if _, err := rules.Apply(tx, catalogue, storetest.Zone, change); err != nil {
						return err
					}
				}
				return nil
			})
			ok(t, s.Close())
			sound(t, s.Path())
		})
	}
}
