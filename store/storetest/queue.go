package storetest

import (
	"time"

	"usynys/store"
	"usynys/store/screening"
)

// waiting passes all proposals that wait for the staff.
var waiting = store.QueueFilter{Status: store.StatusSubmitted}

// other returns the order of a proposal that is not urgent and has no reply.
func other(day store.Date, seq store.Seq) store.QueueOrder {
	return store.QueueOrder{Tier: store.TierOther, Day: day, Seq: seq}
}

// queued lists the numbers of the waiting proposals after an order.
func queued(r store.Reader, after store.QueueOrder) ([]store.Seq, error) {
	var seqs []store.Seq
	for entry, err := range r.Queue(waiting, after) {
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, entry.Seq)
	}
	return seqs, nil
}

var queueTests = []test{
	{"the earliest deadline comes first, then the oldest", func(b *harness) {
		week := 7 * 24 * time.Hour
		b.inTxAndView(
			func(tx store.Tx) {
				submit(b, tx, Sample{At: StartTime.Add(week)}, Sample{At: StartTime}, Sample{At: StartTime.Add(-week)}, Sample{At: StartTime})
			},
			func(r store.Reader) { want(b, []store.Seq{3, 2, 4, 1})(queued(r, store.QueueOrder{})) })
	}},
	{"an entry has what scopes and filters need", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) { submit(b, tx, Sample{Region: "KZ-10", Topic: "ecology"}) },
			func(r store.Reader) {
				entry := store.QueueEntry{QueueOrder: other("2026-11-30", 1), Due: "2026-11-30", Region: "KZ-10", Topic: "ecology", Language: store.Kazakh}
				want(b, []store.QueueEntry{entry})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
			})
	}},
	{"it goes on after an entry, whether that still exists or not", func(b *harness) {
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
	{"only waiting proposals are in it, and a moved one once", func(b *harness) {
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
				entry := store.QueueEntry{QueueOrder: other("2026-12-24", 3), Due: "2026-12-24", Region: "KZ-75", Topic: "education", Language: store.Kazakh}
				want(b, []store.QueueEntry{entry})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
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
				entry := store.QueueEntry{QueueOrder: other("2026-11-30", 1), Due: "2026-11-30", Region: "KZ-10", Topic: "work", Language: store.Kazakh}
				want(b, []store.QueueEntry{entry})(store.Collect(r.Queue(waiting, store.QueueOrder{})))
			})
	}},
	{"assignees, votes, escalation levels and replies are found and counted", func(b *harness) {
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
	{"deleted and moved proposals leave no entries", func(b *harness) {
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
