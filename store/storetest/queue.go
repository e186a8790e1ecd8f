package storetest

import (
	"time"

	"usynys/store"
)

// queued lists the numbers of the waiting proposals after a place.
func queued(r store.Reader, after store.QueuePlace) ([]store.Seq, error) {
	var seqs []store.Seq
	for place, err := range r.Queue(store.Submitted, after) {
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, place.Seq)
	}
	return seqs, nil
}

var queueTests = []test{
	{"the least time left comes first, then the oldest", func(b *bench) {
		week := 7 * 24 * time.Hour
		b.everywhere(
			func(tx store.Tx) {
				submit(b, tx, Sample{At: Start.Add(week)}, Sample{At: Start}, Sample{At: Start.Add(-week)}, Sample{At: Start})
			},
			func(r store.Reader) { want(b, []store.Seq{3, 2, 4, 1})(queued(r, store.QueuePlace{})) })
	}},
	{"a place tells what is needed to apply a scope", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) { submit(b, tx, Sample{Region: "KZ-10", Topic: "ecology"}) },
			func(r store.Reader) {
				place := store.QueuePlace{Order: "22026-11-30", Due: "2026-11-30", Seq: 1, Region: "KZ-10", Topic: "ecology", Language: store.Kazakh}
				want(b, []store.QueuePlace{place})(list(r.Queue(store.Submitted, store.QueuePlace{})))
			})
	}},
	{"it goes on after a place, whether that still exists or not", func(b *bench) {
		b.update(func(tx store.Tx) {
			sent := submit(b, tx, make([]Sample, 4)...)
			_, err := Decide(tx, sent[1], store.ActionAccept, 1)
			b.ok(err)
		})
		b.view(func(r store.Reader) {
			const due = "22026-11-30"
			want(b, []store.Seq{1, 3, 4})(queued(r, store.QueuePlace{}))
			want(b, []store.Seq{3, 4})(queued(r, store.QueuePlace{Order: due, Seq: 1}))
			want(b, []store.Seq{3, 4})(queued(r, store.QueuePlace{Order: due, Seq: 2}))
			want[[]store.Seq](b, nil)(queued(r, store.QueuePlace{Order: due, Seq: 4}))
			want(b, []store.Seq{1, 3, 4})(queued(r, store.QueuePlace{Order: "22026-11-29", Seq: 99}))
			want[[]store.Seq](b, nil)(queued(r, store.QueuePlace{Order: "22026-12-01"}))
		})
	}},
	{"only what waits is in it, and what moves is in it once", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) {
				sent := submit(b, tx, make([]Sample, 3)...)
				_, err := Decide(tx, sent[0], store.ActionAccept, 1)
				b.ok(err)
				_, err = Decide(tx, sent[1], store.ActionDecline, 1)
				b.ok(err)
				sent[2].DueOn = "2026-12-24"
				b.ok(tx.SaveProposal(sent[2]))
			},
			func(r store.Reader) {
				place := store.QueuePlace{Order: "22026-12-24", Due: "2026-12-24", Seq: 3, Region: "KZ-75", Topic: "education", Language: store.Kazakh}
				want(b, []store.QueuePlace{place})(list(r.Queue(store.Submitted, store.QueuePlace{})))
			})
	}},
	{"a changed region and topic show", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) {
				p := submit(b, tx, Sample{})[0]
				p.Region, p.Topic = "KZ-10", "work"
				b.ok(tx.SaveProposal(p))
				count(b, tx, store.Entered{Day: "2026-11-23", Status: store.Submitted, Region: p.Region, Topic: p.Topic, Language: p.Language})
			},
			func(r store.Reader) {
				place := store.QueuePlace{Order: "22026-11-30", Due: "2026-11-30", Seq: 1, Region: "KZ-10", Topic: "work", Language: store.Kazakh}
				want(b, []store.QueuePlace{place})(list(r.Queue(store.Submitted, store.QueuePlace{})))
			})
	}},
}
