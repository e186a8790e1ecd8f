package storetest

import (
	"cmp"
	"slices"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// standing returns [store.QueueReader.StatusCounts], sorted.
func standing(r store.Reader, status store.Status) ([]store.StatusCount, error) {
	list, err := r.StatusCounts(status)
	slices.SortFunc(list, func(a, b store.StatusCount) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Language, b.Language))
	})
	return list, err
}

// link makes a proposal a duplicate of another.
func link(b *harness, tx store.Tx, seq, main store.Seq) {
	b.Helper()
	_, err := rules.Apply(tx, Catalogue(), Zone, rules.Change{Proposal: seq, Action: store.ActionLink, Original: main, By: Moderator(), At: StartTime})
	b.ok(err)
}

var linkTests = []test{
	{"the context of a proposal is read in one call", func(b *harness) {
		var sent []store.Proposal
		lease := store.Lease{Proposal: 1, By: 900, Since: StartTime, Until: StartTime}
		block := store.Block{Person: 1, Proposal: 1, By: 900, At: StartTime}
		b.inTxAndView(
			func(tx store.Tx) {
				sent = submit(b, tx, Sample{Author: 1}, Sample{Author: 1, Body: "Басқа мәтін"}, Sample{Author: 2}, Sample{Author: 1}, Sample{Author: 3})
				sent[3].Original = 1
				b.ok(tx.SaveProposal(sent[3]))
				b.ok(store.Leases.Put(tx, lease))
				b.ok(store.Blocks.Put(tx, block))
			},
			func(r store.Reader) {
				want(b, store.ProposalContext{
					Lease: lease, Block: block, Total: 2, Own: []store.Proposal{sent[3], sent[1]},
					Same: []store.Proposal{sent[2], sent[3]}, Linked: 1,
				})(r.Context(sent[0], 2))
				want(b, store.ProposalContext{
					Block: block, Total: 2, Own: []store.Proposal{sent[1]}, Same: []store.Proposal{sent[0]}, Main: sent[0],
				})(r.Context(sent[3], 1))
				want(b, store.ProposalContext{})(r.Context(store.Proposal{Seq: 99}, 5))
			})
	}},
	{"the duplicates of a proposal are found", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				submit(b, tx, make([]Sample, 5)...)
				link(b, tx, 4, 1)
				link(b, tx, 3, 1)
				link(b, tx, 5, 2)
			},
			func(r store.Reader) {
				want(b, []store.Seq{3, 4})(store.Collect(r.DuplicatesOf(1, 0)))
				want(b, []store.Seq{4})(store.Collect(r.DuplicatesOf(1, 3)))
				want[[]store.Seq](b, nil)(store.Collect(r.DuplicatesOf(1, 4)))
				want(b, []store.Seq{5})(store.Collect(r.DuplicatesOf(2, 0)))
				want[[]store.Seq](b, nil)(store.Collect(r.DuplicatesOf(3, 0)))
			})
		b.inTxAndView(
			func(tx store.Tx) {
				_, err := rules.Apply(tx, Catalogue(), Zone, rules.Change{Proposal: 4, Action: store.ActionUnlink, By: Moderator(), At: StartTime})
				b.ok(err)
			},
			func(r store.Reader) { want(b, []store.Seq{3})(store.Collect(r.DuplicatesOf(1, 0))) })
	}},
	{"the same text is found however it is spaced and cased", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				submit(b, tx,
					Sample{Author: 1, Body: "Ауылға жүгіру жолын салыңыздар!"},
					Sample{Author: 2, Body: "ауылға  жүгіру жолын\nсалыңыздар"},
					Sample{Author: 3, Body: "Ауылға көпір салыңыздар!"})
			},
			func(r store.Reader) {
				want(b, []store.Seq{1, 2})(store.Collect(r.ProposalsWithText(screening.TextHash("АУЫЛҒА ЖҮГІРУ ЖОЛЫН САЛЫҢЫЗДАР."))))
				want[[]store.Seq](b, nil)(store.Collect(r.ProposalsWithText(screening.TextHash("басқа"))))
			})
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.DeleteProposal(1)); erased(b, tx, 1) },
			func(r store.Reader) {
				want(b, []store.Seq{2})(store.Collect(r.ProposalsWithText(screening.TextHash("Ауылға жүгіру жолын салыңыздар"))))
			})
	}},
	{"proposals are counted by status", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				sent := submit(b, tx,
					Sample{Region: "KZ-10", Topic: "work"}, Sample{Region: "KZ-10", Topic: "work"},
					Sample{Region: "KZ-75", Topic: "work", Language: store.Russian}, Sample{})
				_, err := Decide(tx, sent[1], store.ActionAccept, 1)
				b.ok(err)
				b.ok(tx.DeleteProposal(4))
				erased(b, tx, 4)
			},
			func(r store.Reader) {
				want(b, []store.StatusCount{
					{Status: store.StatusSubmitted, Region: "KZ-10", Topic: "work", Language: store.Kazakh, Count: 1},
					{Status: store.StatusSubmitted, Region: "KZ-75", Topic: "work", Language: store.Russian, Count: 1},
				})(standing(r, store.StatusSubmitted))
				want(b, []store.StatusCount{
					{Status: store.StatusAccepted, Region: "KZ-10", Topic: "work", Language: store.Kazakh, Count: 1},
				})(standing(r, store.StatusAccepted))
				want[[]store.StatusCount](b, nil)(standing(r, store.StatusDeclined))
			})
	}},
}

// erased appends the audit entry of a deleted proposal.
func erased(b *harness, tx store.Tx, seq store.Seq) {
	b.Helper()
	b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: store.ActionErase, Proposal: seq, From: store.StatusSubmitted}))
}
