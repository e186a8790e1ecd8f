package storetest

import (
	"cmp"
	"slices"
	"time"

	"usynys/store"
)

// unknown is the number of erased proposals, which only have audit entries.
const unknown store.Seq = 1 << 40

// count adds an entry into a status, with the audit entries of a proposal that was erased
// later.
func count(b *harness, tx store.Tx, e store.EntryCount) {
	b.Helper()
	b.ok(tx.AddEntries(e, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionSubmit, Proposal: unknown, To: e.Status, Day: e.Day}))
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: unknown, From: e.Status}))
}

// answer adds a response, with the other counts and the audit entries that belong to it.
// The proposal was sent long before the days of the tests.
func answer(b *harness, tx store.Tx, a store.ResponseCount) {
	b.Helper()
	const sent store.Date = "2020-01-01"
	spans := append(store.ResponseBuckets(), 365*24*time.Hour)
	b.ok(tx.AddEntries(store.EntryCount{Day: sent, Status: store.StatusSubmitted}, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime.Add(-spans[a.Bucket]), Action: store.ActionSubmit, Proposal: unknown, To: store.StatusSubmitted, Day: sent}))
	b.ok(tx.AddResponses(a, 1))
	b.ok(tx.AddEntries(store.EntryCount{Day: a.Day, Status: store.StatusAccepted}, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionAccept, Proposal: unknown, From: store.StatusSubmitted, To: store.StatusAccepted, Day: a.Day}))
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: unknown, From: store.StatusAccepted}))
}

// enteredIn returns [store.FigureReader.EntryCounts], sorted.
func enteredIn(r store.Reader, first, last store.Date) ([]store.EntryCount, error) {
	entered, err := r.EntryCounts(first, last)
	slices.SortFunc(entered, compareEntered)
	return entered, err
}

func compareEntered(a, b store.EntryCount) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Status, b.Status), cmp.Compare(a.Region, b.Region),
		cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Language, b.Language))
}

func answeredIn(r store.Reader, first, last store.Date) ([]store.ResponseCount, error) {
	answered, err := r.ResponseCounts(first, last)
	slices.SortFunc(answered, func(a, b store.ResponseCount) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Bucket, b.Bucket))
	})
	return answered, err
}

var figureTests = []test{
	{"each combination is counted for itself, and Count is not read", func(b *harness) {
		one := store.EntryCount{Day: "2026-11-23", Status: store.StatusSubmitted, Region: "KZ-7", Topic: "5", Language: store.Kazakh, Count: 1}
		other := one
		other.Region, other.Topic = "KZ-75", ""
		third := one
		third.Language = store.Russian
		wanted := []store.EntryCount{one, third, other}
		wanted[1].Count = 3
		slices.SortFunc(wanted, compareEntered)
		b.inTxAndView(
			func(tx store.Tx) {
				for _, e := range []store.EntryCount{one, other, third, third, third} {
					e.Count = 100
					count(b, tx, e)
				}
			},
			func(r store.Reader) { want(b, wanted)(enteredIn(r, "2026-11-23", "2026-11-23")) })
	}},
	{"the first and the last day are included", func(b *harness) {
		days := []store.Date{"2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"}
		b.update(func(tx store.Tx) {
			for _, day := range days {
				answer(b, tx, store.ResponseCount{Day: day, Bucket: 2})
			}
		})
		b.view(func(r store.Reader) {
			for first := range days {
				for last := range days {
					var entered []store.EntryCount
					var answered []store.ResponseCount
					for i := first; i <= last; i++ {
						entered = append(entered, store.EntryCount{Day: days[i], Status: store.StatusAccepted, Count: 1})
						answered = append(answered, store.ResponseCount{Day: days[i], Bucket: 2, Count: 1})
					}
					want(b, entered)(enteredIn(r, days[first], days[last]))
					want(b, answered)(answeredIn(r, days[first], days[last]))
				}
			}
			want[[]store.EntryCount](b, nil)(enteredIn(r, "2026-01-02", "2026-01-30"))
			want[[]store.ResponseCount](b, nil)(answeredIn(r, "2026-01-02", "2026-01-30"))
		})
	}},
	{"answer times are counted by day and bucket", func(b *harness) {
		slowest := len(store.ResponseBuckets())
		b.inTxAndView(
			func(tx store.Tx) {
				for _, within := range []int{0, 3, 3, slowest} {
					answer(b, tx, store.ResponseCount{Day: "2026-11-23", Bucket: within, Count: 50})
				}
			},
			func(r store.Reader) {
				want(b, []store.ResponseCount{
					{Day: "2026-11-23", Bucket: 0, Count: 1}, {Day: "2026-11-23", Bucket: 3, Count: 2}, {Day: "2026-11-23", Bucket: slowest, Count: 1},
				})(answeredIn(r, "2026-11-23", "2026-11-23"))
			})
	}},
	{"a bucket that does not exist is refused", func(b *harness) {
		b.update(func(tx store.Tx) {
			for _, within := range []int{-1, len(store.ResponseBuckets()) + 1, 256} {
				if tx.AddResponses(store.ResponseCount{Day: "2026-11-23", Bucket: within}, 1) == nil {
					b.Errorf("span %d was counted", within)
				}
			}
		})
	}},
	{"a proposal counts on the day of the zone", func(b *harness) {
		b.update(func(tx store.Tx) {
			p := submit(b, tx, Sample{At: time.Date(2026, 11, 23, 18, 59, 0, 0, time.UTC)})[0]
			_, err := Decide(tx, p, store.ActionAccept, 1)
			b.ok(err)
		})
		b.view(func(r store.Reader) {
			at := store.EntryCount{Region: "KZ-75", Topic: "education", Language: store.Kazakh, Count: 1}
			sent, accepted := at, at
			sent.Day, sent.Status = "2026-11-23", store.StatusSubmitted
			accepted.Day, accepted.Status = "2026-11-24", store.StatusAccepted
			want(b, []store.EntryCount{sent, accepted})(enteredIn(r, "2026-11-01", "2026-11-30"))
			want(b, []store.ResponseCount{{Day: "2026-11-24", Bucket: 0, Count: 1}})(answeredIn(r, "2026-11-01", "2026-11-30"))
		})
	}},
}
