package storetest

import (
	"slices"
	"time"

	"usynys/store"
)

// submit sends samples and returns the proposals.
func submit(b *harness, tx store.Tx, samples ...Sample) []store.Proposal {
	b.Helper()
	var sent []store.Proposal
	for _, sample := range samples {
		p, err := sample.Submit(tx)
		b.ok(err)
		sent = append(sent, p)
	}
	return sent
}

var proposalTests = []test{
	{"a proposal is kept whole", func(b *harness) {
		var sent, declined store.Proposal
		b.inTxAndView(
			func(tx store.Tx) {
				sent = submit(b, tx, Sample{Attachments: fullDraft(1).Attachments, Title: "<a href=x>&\u2029"})[0]
				p := submit(b, tx, Sample{Language: store.Russian, At: StartTime.Add(time.Nanosecond)})[0]
				var err error
				declined, err = Decide(tx, p, store.ActionDecline, 3)
				b.ok(err)
			},
			func(r store.Reader) {
				want(b, sent)(r.Proposal(1))
				want(b, declined)(r.Proposal(2))
				want(b, []store.Proposal{sent, declined})(store.Collect(r.Proposals(0)))
			})
	}},
	{"one that is not there is not found", func(b *harness) {
		b.update(func(tx store.Tx) { submit(b, tx, Sample{}) })
		b.view(func(r store.Reader) {
			for _, seq := range []store.Seq{0, 2, 1<<64 - 1} {
				_, err := r.Proposal(seq)
				b.wantErr(err, store.ErrNotFound)
			}
		})
	}},
	{"numbers are never given twice, not even after a deletion", func(b *harness) {
		next := func(tx store.Tx, wanted store.Seq) { b.Helper(); want(b, wanted)(tx.NextSeq()) }
		b.update(func(tx store.Tx) { next(tx, 1); next(tx, 2) })
		b.update(func(tx store.Tx) { next(tx, 3); b.ok(tx.DeleteProposal(3)) })
		b.reopen()
		b.update(func(tx store.Tx) { next(tx, 4) })
	}},
	{"proposals are listed in order from any number on", func(b *harness) {
		var sent []store.Proposal
		b.inTxAndView(
			func(tx store.Tx) { sent = submit(b, tx, make([]Sample, 300)...) },
			func(r store.Reader) {
				for _, above := range []int{0, 1, 255, 256, 299, 300} {
					want(b, sent[above:])(store.Collect(r.Proposals(store.Seq(above))))
				}
				want[[]store.Proposal](b, nil)(store.Collect(r.Proposals(1<<64 - 1)))
			})
	}},
	{"proposals are listed newest first from any number on", func(b *harness) {
		var reversed []store.Proposal
		b.inTxAndView(
			func(tx store.Tx) {
				want[[]store.Proposal](b, nil)(store.Collect(tx.ProposalsBefore(0)))
				sent := submit(b, tx, make([]Sample, 300)...)
				b.ok(tx.DeleteProposal(299))
				b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: 299, From: store.StatusSubmitted}))
				reversed = slices.Delete(sent, 298, 299)
				slices.Reverse(reversed)
			},
			func(r store.Reader) {
				for below, passed := range map[store.Seq]int{0: 0, 1<<64 - 1: 0, 301: 0, 300: 1, 299: 1, 298: 2, 256: 44, 2: 298, 1: 299} {
					want(b, reversed[passed:])(store.Collect(r.ProposalsBefore(below)))
				}
			})
	}},
	{"proposals may be changed and deleted while they are listed newest first", func(b *harness) {
		b.update(func(tx store.Tx) { submit(b, tx, make([]Sample, 500)...) })
		b.inTxAndView(func(tx store.Tx) {
			wanted := store.Seq(500)
			for p, err := range tx.ProposalsBefore(0) {
				b.ok(err)
				want(b, wanted)(p.Seq, nil)
				wanted--
				if p.Seq%3 > 0 {
					p.Title = "A longer title than it had before"
					b.ok(tx.SaveProposal(p))
					continue
				}
				b.ok(tx.DeleteProposal(p.Seq))
				b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: p.Seq, From: p.Status}))
			}
			want(b, store.Seq(0))(wanted, nil)
		}, func(r store.Reader) { want(b, 334)(r.CountProposalsOf(1)) })
	}},
	{"an author's are listed newest first and counted", func(b *harness) {
		var sent []store.Proposal
		b.inTxAndView(
			func(tx store.Tx) {
				for i := range 600 {
					sent = append(sent, submit(b, tx, Sample{Author: []store.PersonID{255, 256, 257}[i%3]})...)
				}
			},
			func(r store.Reader) {
				for _, author := range []store.PersonID{255, 256, 257, 1} {
					own := slices.DeleteFunc(slices.Clone(sent), func(p store.Proposal) bool { return p.Author != author })
					slices.Reverse(own)
					want(b, own)(store.Collect(r.ProposalsOf(author)))
					want(b, len(own))(r.CountProposalsOf(author))
				}
			})
	}},
	{"a proposal without an author is nobody's", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				p := submit(b, tx, Sample{Author: 5})[0]
				p.Author = 0
				b.ok(tx.SaveProposal(p))
			},
			func(r store.Reader) {
				for _, author := range []store.PersonID{0, 5} {
					want[[]store.Proposal](b, nil)(store.Collect(r.ProposalsOf(author)))
					want(b, 0)(r.CountProposalsOf(author))
				}
			})
	}},
	{"a deleted proposal is not found; deleting it again is no error", func(b *harness) {
		var kept []store.Proposal
		b.inTxAndView(
			func(tx store.Tx) {
				kept = submit(b, tx, make([]Sample, 5)...)
				b.ok(tx.DeleteProposal(3))
				b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: 3, From: store.StatusSubmitted}))
				b.ok(tx.DeleteProposal(3))
				kept = slices.Delete(kept, 2, 3)
			},
			func(r store.Reader) {
				_, err := r.Proposal(3)
				b.wantErr(err, store.ErrNotFound)
				want(b, kept)(store.Collect(r.Proposals(0)))
				want(b, 4)(r.CountProposalsOf(1))
				want(b, []store.Seq{1, 2, 4, 5})(queued(r, store.QueueOrder{}))
			})
	}},
	{"proposals may be changed and deleted while they are listed", changedWhileListed},
	{"an iteration can be left early and run again", func(b *harness) {
		b.update(func(tx store.Tx) {
			submit(b, tx, make([]Sample, 20)...)
			all := tx.ProposalsOf(1)
			for range 2 {
				for p, err := range all {
					b.ok(err)
					if p.Seq != 20 {
						b.Fatalf("began with %d", p.Seq)
					}
					break
				}
			}
		})
	}},
}

// changedWhileListed deletes an author's proposals one by one while going through them,
// more than fit on one page of any backend.
func changedWhileListed(b *harness) {
	const count = 500
	b.update(func(tx store.Tx) {
		for range count {
			submit(b, tx, Sample{Author: 1}, Sample{Author: 2})
		}
	})
	b.inTxAndView(func(tx store.Tx) {
		wanted := store.Seq(2*count - 1)
		for p, err := range tx.ProposalsOf(1) {
			b.ok(err)
			want(b, wanted)(p.Seq, nil)
			wanted -= 2
			b.ok(tx.DeleteProposal(p.Seq))
			b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: p.Seq, From: p.Status}))
		}
		for p, err := range tx.Proposals(0) {
			b.ok(err)
			p.Title = "A longer title than it had before"
			b.ok(tx.SaveProposal(p))
		}
		for place, err := range tx.Queue(waiting, store.QueueOrder{}) {
			b.ok(err)
			p, err := tx.Proposal(place.Seq)
			b.ok(err)
			_, err = Decide(tx, p, store.ActionAccept, 1)
			b.ok(err)
		}
	}, func(r store.Reader) {
		want(b, 0)(r.CountProposalsOf(1))
		want(b, count)(r.CountProposalsOf(2))
		want[[]store.Seq](b, nil)(queued(r, store.QueueOrder{}))
		for p, err := range r.Proposals(0) {
			b.ok(err)
			want(b, "A longer title than it had before")(p.Title, nil)
		}
	})
}
