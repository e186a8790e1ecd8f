package storetest

import (
	"cmp"
	"slices"
	"time"

	"usynys/store"
)

// unknown is the number of proposals of which only the audit entries are left.
const unknown store.Seq = 1 << 40

// count counts as the transitions do, with the audit entries of a proposal that
// was erased later.
func count(b *bench, tx store.Tx, e store.Entered) {
	b.Helper()
	b.ok(tx.CountEntered(e, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: Start, Action: store.ActionSubmit, Proposal: unknown, To: e.Status, Day: e.Day}))
	b.ok(tx.AppendAudit(store.AuditEntry{At: Start, Action: store.ActionErase, Proposal: unknown, From: e.Status}))
}

// answer counts an answer, with all that goes with it. The proposal was sent long
// before any day that is asked for.
func answer(b *bench, tx store.Tx, a store.Answered) {
	b.Helper()
	const sent store.Date = "2020-01-01"
	spans := append(store.AnswerSpans(), 365*24*time.Hour)
	b.ok(tx.CountEntered(store.Entered{Day: sent, Status: store.Submitted}, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: Start.Add(-spans[a.Within]), Action: store.ActionSubmit, Proposal: unknown, To: store.Submitted, Day: sent}))
	b.ok(tx.CountAnswered(a, 1))
	b.ok(tx.CountEntered(store.Entered{Day: a.Day, Status: store.Accepted}, 1))
	b.ok(tx.AppendAudit(store.AuditEntry{At: Start, Action: store.ActionAccept, Proposal: unknown, From: store.Submitted, To: store.Accepted, Day: a.Day}))
	b.ok(tx.AppendAudit(store.AuditEntry{At: Start, Action: store.ActionErase, Proposal: unknown, From: store.Accepted}))
}

// enteredIn lists counts in a fixed order.
func enteredIn(r store.Reader, first, last store.Date) ([]store.Entered, error) {
	entered, err := r.Entered(first, last)
	slices.SortFunc(entered, compareEntered)
	return entered, err
}

func compareEntered(a, b store.Entered) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Status, b.Status), cmp.Compare(a.Region, b.Region),
		cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Language, b.Language))
}

func answeredIn(r store.Reader, first, last store.Date) ([]store.Answered, error) {
	answered, err := r.Answered(first, last)
	slices.SortFunc(answered, func(a, b store.Answered) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Within, b.Within))
	})
	return answered, err
}

var figureTests = []test{
	{"each combination is counted for itself, whatever Count says", func(b *bench) {
		one := store.Entered{Day: "2026-11-23", Status: store.Submitted, Region: "KZ-7", Topic: "5", Language: store.Kazakh, Count: 1}
		other := one
		other.Region, other.Topic = "KZ-75", ""
		third := one
		third.Language = store.Russian
		wanted := []store.Entered{one, third, other}
		wanted[1].Count = 3
		slices.SortFunc(wanted, compareEntered)
		b.everywhere(
			func(tx store.Tx) {
				for _, e := range []store.Entered{one, other, third, third, third} {
					e.Count = 100
					count(b, tx, e)
				}
			},
			func(r store.Reader) { want(b, wanted)(enteredIn(r, "2026-11-23", "2026-11-23")) })
	}},
	{"the first and the last day are included", func(b *bench) {
		days := []store.Date{"2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"}
		b.update(func(tx store.Tx) {
			for _, day := range days {
				answer(b, tx, store.Answered{Day: day, Within: 2})
			}
		})
		b.view(func(r store.Reader) {
			for first := range days {
				for last := range days {
					var entered []store.Entered
					var answered []store.Answered
					for i := first; i <= last; i++ {
						entered = append(entered, store.Entered{Day: days[i], Status: store.Accepted, Count: 1})
						answered = append(answered, store.Answered{Day: days[i], Within: 2, Count: 1})
					}
					want(b, entered)(enteredIn(r, days[first], days[last]))
					want(b, answered)(answeredIn(r, days[first], days[last]))
				}
			}
			want[[]store.Entered](b, nil)(enteredIn(r, "2026-01-02", "2026-01-30"))
			want[[]store.Answered](b, nil)(answeredIn(r, "2026-01-02", "2026-01-30"))
		})
	}},
	{"answer times are counted by day and span", func(b *bench) {
		slowest := len(store.AnswerSpans())
		b.everywhere(
			func(tx store.Tx) {
				for _, within := range []int{0, 3, 3, slowest} {
					answer(b, tx, store.Answered{Day: "2026-11-23", Within: within, Count: 50})
				}
			},
			func(r store.Reader) {
				want(b, []store.Answered{
					{Day: "2026-11-23", Within: 0, Count: 1}, {Day: "2026-11-23", Within: 3, Count: 2}, {Day: "2026-11-23", Within: slowest, Count: 1},
				})(answeredIn(r, "2026-11-23", "2026-11-23"))
			})
	}},
	{"a span that does not exist is refused", func(b *bench) {
		b.update(func(tx store.Tx) {
			for _, within := range []int{-1, len(store.AnswerSpans()) + 1, 256} {
				if tx.CountAnswered(store.Answered{Day: "2026-11-23", Within: within}, 1) == nil {
					b.Errorf("span %d was counted", within)
				}
			}
		})
	}},
	{"a proposal counts on the day of the zone", func(b *bench) {
		b.update(func(tx store.Tx) {
			p := submit(b, tx, Sample{At: time.Date(2026, 11, 23, 18, 59, 0, 0, time.UTC)})[0]
			_, err := Decide(tx, p, store.ActionAccept, 1)
			b.ok(err)
		})
		b.view(func(r store.Reader) {
			at := store.Entered{Region: "KZ-75", Topic: "education", Language: store.Kazakh, Count: 1}
			sent, accepted := at, at
			sent.Day, sent.Status = "2026-11-23", store.Submitted
			accepted.Day, accepted.Status = "2026-11-24", store.Accepted
			want(b, []store.Entered{sent, accepted})(enteredIn(r, "2026-11-01", "2026-11-30"))
			want(b, []store.Answered{{Day: "2026-11-24", Within: 0, Count: 1}})(answeredIn(r, "2026-11-01", "2026-11-30"))
		})
	}},
}
