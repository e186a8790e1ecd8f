package storetest

import (
	"context"
	"errors"
	"iter"

	"usynys/store"
)

// doneContextFailsEverything reads and writes in transactions whose context is done.
func doneContextFailsEverything(b *harness) {
	b.update(func(tx store.Tx) {
		submit(b, tx, Sample{}, Sample{})
		b.ok(tx.SetAlarm(store.Alarm{At: StartTime, Kind: store.AlarmNotify, Subject: 1}))
		_, err := tx.Enqueue(store.OutboxRow{Chat: 1, Slot: "screen"})
		b.ok(err)
	})
	ctx, cancel := context.WithCancel(b.Context())
	err := b.store.View(ctx, func(r store.Reader) error {
		cancel()
		for name, err := range doneReads(r) {
			if !errors.Is(err, context.Canceled) {
				b.Fatalf("%s: got %v", name, err)
			}
		}
		return nil
	})
	b.wantErr(err, context.Canceled)
	ctx, cancel = context.WithCancel(b.Context())
	err = b.store.Update(ctx, func(tx store.Tx) error {
		cancel()
		_, err := tx.Proposal(1)
		b.wantErr(err, context.Canceled)
		b.wantErr(store.People.Put(tx, Person(1)), context.Canceled)
		b.wantErr(tx.DeleteProposal(1), context.Canceled)
		b.wantErr(tx.SetNextOffset(1), context.Canceled)
		return nil
	})
	b.wantErr(err, context.Canceled)
}

// doneReads returns the errors of all reading methods, by what they read.
func doneReads(r store.Reader) map[string]error {
	errs := map[string]error{}
	_, errs["a record"] = store.People.Get(r, 1)
	_, errs["records"] = store.People.All(r)
	_, errs["a proposal"] = r.Proposal(1)
	errs["proposals"] = firstError(r.Proposals(0))
	errs["proposals backwards"] = firstError(r.ProposalsBefore(0))
	errs["proposals of an author"] = firstError(r.ProposalsOf(1))
	_, errs["counted of an author"] = r.CountProposalsOf(1)
	errs["the queue"] = firstError(r.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{}))
	errs["what is late"] = firstError(r.Late(0, "2100-01-01"))
	errs["counts of the queue"] = firstError(r.QueueCounts(store.StatusSubmitted))
	_, errs["standing"] = r.StatusCounts(store.StatusSubmitted)
	_, errs["the context of a proposal"] = r.Context(store.Proposal{Seq: 1, Author: 1}, 10)
	errs["linked"] = firstError(r.DuplicatesOf(1, 0))
	errs["the same text"] = firstError(r.ProposalsWithText(1))
	_, errs["alarms"] = r.Alarms(StartTime, 10)
	_, errs["the next alarm"] = r.NextAlarm()
	_, errs["figures"] = r.EntryCounts("2026-01-01", "2026-12-31")
	_, errs["tallies"] = r.Tallies(store.TallyDecidedBy, "2026-01-01", "2026-12-31")
	errs["the audit log"] = firstError(r.Audit(0))
	errs["the audit log of a proposal"] = firstError(r.AuditOf(1))
	_, errs["the outbox"] = r.Outbox(0, 10)
	_, errs["the outbox of a chat"] = r.OutboxOf(1)
	_, errs["the outbox by lane"] = r.OutboxByLane(10)
	_, errs["a slot"] = r.Slot(1, "screen")
	_, errs["dead letters"] = r.DeadLetters()
	return errs
}

// firstError returns the error that an iteration begins with.
func firstError[T any](all iter.Seq2[T, error]) error {
	for _, err := range all {
		return err
	}
	return nil
}
