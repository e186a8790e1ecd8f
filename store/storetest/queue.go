package storetest

import (
	"time"

	"usynys/store"
	"usynys/store/screening"
)

// waiting lets everything through that waits.
var waiting = store.QueueFilter{Status: store.StatusSubmitted}

// other is where a proposal stands that is not urgent and has no answer.
func other(day store.Date, seq store.Seq) store.QueueOrder {
	return store.QueueOrder{Tier: store.TierOther, Day: day, Seq: seq}
}

// queued lists the numbers of the waiting proposals after a place.
func queued(r store.Reader, after store.QueueOrder) ([]store.Seq, error) {
	var seqs []store.Seq
	for place, err := range r.Queue(waiting, after) {
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, place.Seq)
	}
	return seqs, nil
}

var queueTests = []test{
	{"the least time left comes first, then the oldest", func(b *harness) {
		week := 7 * 24 * time.Hour
		b.inTxAndView(
			func(tx store.Tx) {
				submit(b, tx, Sample{At: StartTime.Add(week)}, Sample{At: StartTime}, Sample{At: StartTime.Add(-week)}, Sample{At: StartTime})
			},
			func(r store.Reader) { want(b, []store.Seq{3, 2, 4, 1})(queued(r, store.QueueOrder{})) })
	}},
	{"a place tells what is needed to apply a scope", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) { submit(b, tx, Sample{Region: "KZ-10", Topic: "ecology"}) },
			func(r store.Reader) {
				place := store.QueueEntry{QueueOrder: other("2026-11-30", 1), Due: "2026-11-30", Region: "KZ-10", Topic: "ecology", Language: store.Kazakh}
				want(b, []store.QueueEntry{place})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
			})
	}},
	{"it goes on after a place, whether that still exists or not", func(b *harness) {
		b.update(func(tx store.Tx) {
			sent := submit(b, tx, make([]Sample, 4)...)
			_, err := Decide(tx, sent[1], store.ActionAccept, 1)
			b.ok(err)
		})
		b.view(func(r store.Reader) {
			const due = "2026-11-30"
			want(b, []store.Seq{1, 3, 4})(queued(r, store.QueueOrder{}))
			want(b, []store.Seq{3, 4})(queued(r, other(due, 1)))
			want(b, []store.Seq{3, 4})(queued(r, other(due, 2)))
			want[[]store.Seq](b, nil)(queued(r, other(due, 4)))
			want(b, []store.Seq{1, 3, 4})(queued(r, other("2026-11-29", 99)))
			want[[]store.Seq](b, nil)(queued(r, other("2026-12-01", 0)))
		})
	}},
	{"only what waits is in it, and what moves is in it once", func(b *harness) {
		b.inTxAndView(
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
				place := store.QueueEntry{QueueOrder: other("2026-12-24", 3), Due: "2026-12-24", Region: "KZ-75", Topic: "education", Language: store.Kazakh}
				want(b, []store.QueueEntry{place})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
			})
	}},
	{"a changed region and topic show", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				p := submit(b, tx, Sample{})[0]
				p.Region, p.Topic = "KZ-10", "work"
				b.ok(tx.SaveProposal(p))
				count(b, tx, store.EntryCount{Day: "2026-11-23", Status: store.StatusSubmitted, Region: p.Region, Topic: p.Topic, Language: p.Language})
			},
			func(r store.Reader) {
				place := store.QueueEntry{QueueOrder: other("2026-11-30", 1), Due: "2026-11-30", Region: "KZ-10", Topic: "work", Language: store.Kazakh}
				want(b, []store.QueueEntry{place})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
			})
	}},
	{"what is assigned, voted on, told of and answered is found and counted as such", func(b *harness) {
		proposals := map[store.Seq]store.Proposal{}
		b.inTxAndView(
			func(tx store.Tx) {
				clear(proposals)
				for _, p := range submit(b, tx, make([]Sample, 8)...) {
					p.DueOn = p.DueOn.AddDays(int(p.Seq % 4))
					switch p.Seq {
					case 2, 3:
						p.Assignee = Moderator().ID
					case 4:
						p.Assignee, p.EscalationLevel = 901, 1
					case 5:
						p.Vote = store.Vote{By: 902, At: StartTime}
					case 6:
						p.Flags, p.EscalationLevel = []screening.Flag{screening.FlagCrisis}, 3
					case 7:
						p.Questions = []store.Question{{AskedBy: 901, AskedAt: StartTime, Reply: "Иә", RepliedAt: StartTime}}
					}
					b.ok(tx.SaveProposal(p))
					proposals[p.Seq] = p
				}
			},
			func(r store.Reader) { compareQueue(b, r, proposals) })
	}},
	{"what is deleted or moved leaves nothing behind", func(b *harness) {
		proposals := map[store.Seq]store.Proposal{}
		b.update(func(tx store.Tx) {
			for _, p := range submit(b, tx, make([]Sample, 4)...) {
				p.Assignee, p.EscalationLevel = Moderator().ID, 1
				b.ok(tx.SaveProposal(p))
				switch p.Seq {
				case 1:
					b.ok(tx.DeleteProposal(p.Seq))
					b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: p.Seq, From: store.StatusSubmitted}))
					continue
				case 2:
					p.Assignee = 0
				case 3:
					p.EscalationLevel = 2
				}
				b.ok(tx.SaveProposal(p))
				proposals[p.Seq] = p
			}
			compareQueue(b, tx, proposals)
		})
		b.view(func(r store.Reader) { compareQueue(b, r, proposals) })
	}},
}
