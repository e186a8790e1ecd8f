package storetest

import (
	"cmp"
	"slices"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// tallied returns [store.FigureReader.Tallies], sorted.
func tallied(r store.Reader, kind store.TallyKind, first, last store.Date) ([]store.Tally, error) {
	list, err := r.Tallies(kind, first, last)
	slices.SortFunc(list, func(a, b store.Tally) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Bucket, b.Bucket))
	})
	return list, err
}

// overturn accepts and reopens a proposal on a day: an overturned decision of by.
func overturn(b *harness, tx store.Tx, by store.PersonID, day store.Date) {
	b.Helper()
	p := submit(b, tx, Sample{})[0]
	decider := Moderator()
	decider.ID = by
	at := day.Midnight(Zone)
	_, err := rules.Apply(tx, Catalogue(), Zone, rules.Change{Proposal: p.Seq, Action: store.ActionAccept, By: decider, At: at})
	b.ok(err)
	_, err = rules.Apply(tx, Catalogue(), Zone, rules.Change{
		Proposal: p.Seq, Action: store.ActionReopen, By: Moderator(), At: at, Reason: store.Reason{Text: "бір"},
	})
	b.ok(err)
}

var tallyTests = []test{
	{"they are added up over days and months, by key and bucket", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				for _, day := range []store.Date{"2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01", "2027-02-28", "2027-03-01"} {
					overturn(b, tx, 7, day)
				}
				overturn(b, tx, 77, "2026-12-15")
			},
			func(r store.Reader) {
				count := func(of string, first, last store.Date) uint64 {
					all, err := tallied(r, store.TallyOverturned, first, last)
					b.ok(err)
					for _, tally := range all {
						if tally.Key == of {
							return tally.Count
						}
					}
					return 0
				}
				want(b, uint64(6))(count("7", "2026-01-01", "2027-12-31"), nil)
				want(b, uint64(2))(count("7", "2026-12-01", "2026-12-31"), nil)
				want(b, uint64(1))(count("7", "2026-12-02", "2026-12-31"), nil)
				want(b, uint64(3))(count("7", "2026-12-31", "2027-02-28"), nil)
				want(b, uint64(4))(count("7", "2026-12-02", "2027-03-01"), nil)
				want(b, uint64(0))(count("7", "2027-03-02", "2027-03-01"), nil)
				want(b, []store.Tally{{Kind: store.TallyOverturned, Key: "7", Count: 2}, {Kind: store.TallyOverturned, Key: "77", Count: 1}})(
					tallied(r, store.TallyOverturned, "2026-12-01", "2026-12-31"))
				want[[]store.Tally](b, nil)(tallied(r, store.TallyUndone, "2026-01-01", "2027-12-31"))
			})
	}},
	{"decisions are tallied by decider, region and reason, and taken out when undone", func(b *harness) {
		b.update(func(tx store.Tx) {
			catalogue := Catalogue()
			catalogue.Moderation.UndoWindow = store.Duration(time.Minute)
			west, south := submit(b, tx, Sample{Region: "west"})[0], submit(b, tx, Sample{Region: "south"})[0]
			for _, p := range []store.Proposal{west, south} {
				_, err := rules.Apply(tx, catalogue, Zone, rules.Change{
					Proposal: p.Seq, Action: store.ActionDecline, By: Moderator(), At: StartTime, Reason: store.Reason{Code: "general"},
				})
				b.ok(err)
			}
			const day = "2026-11-23"
			want(b, []store.Tally{{Kind: store.TallyDecidedIn, Key: "south", Count: 1}, {Kind: store.TallyDecidedIn, Key: "west", Count: 1}})(
				tallied(tx, store.TallyDecidedIn, day, day))
			want(b, []store.Tally{
				{Kind: store.TallyDeclinedIn, Key: store.RegionReasonKey("south", "general"), Count: 1},
				{Kind: store.TallyDeclinedIn, Key: store.RegionReasonKey("west", "general"), Count: 1},
			})(tallied(tx, store.TallyDeclinedIn, day, day))
			_, err := rules.Apply(tx, catalogue, Zone, rules.Change{Proposal: south.Seq, Action: store.ActionUndo, By: Moderator(), At: StartTime})
			b.ok(err)
			want(b, []store.Tally{{Kind: store.TallyDecidedIn, Key: "west", Count: 1}})(tallied(tx, store.TallyDecidedIn, day, day))
			want(b, []store.Tally{{Kind: store.TallyDeclinedIn, Key: "west/general", Count: 1}})(tallied(tx, store.TallyDeclinedIn, day, day))
		})
	}},
	{"a count never goes below 0", func(b *harness) {
		b.update(func(tx store.Tx) {
			if tx.AddTally(store.Tally{Kind: store.TallyUndone, Key: "7", Day: "2026-11-23"}, -1) == nil {
				b.Errorf("what was never counted was taken out")
			}
			if tx.AddTally(store.Tally{Kind: store.TallyUndone, Key: "7", Day: "23.11."}, 1) == nil {
				b.Errorf("something was counted on no day")
			}
		})
	}},
}
