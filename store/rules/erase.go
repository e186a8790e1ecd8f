package rules

import (
	"time"

	"usynys/store"
)

// Erase removes what ties proposals to an author. Undecided ones are deleted, and the
// author's own duplicates of them too; decided ones stay without author, name and
// attachments. Duplicates by others of a deleted one return to the queue. Erase returns
// the author's proposals as they were.
func Erase(tx store.Tx, catalogue store.Catalogue, zone *time.Location, author store.PersonID, at time.Time) ([]store.Proposal, error) {
	all, err := proposalsOf(tx, author)
	if err != nil {
		return nil, err
	}
	env := newEnvironment(tx, catalogue, zone, at)
	for _, p := range all {
		if !p.Status.Open() {
			continue
		}
		if err := eraseUndecided(env, p, at); err != nil {
			return nil, err
		}
	}
	decided, err := proposalsOf(tx, author)
	if err != nil {
		return nil, err
	}
	for _, p := range decided {
		if err := anonymise(env, p, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func proposalsOf(r store.Reader, author store.PersonID) ([]store.Proposal, error) {
	var all []store.Proposal
	for p, err := range r.ProposalsOf(author) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// anonymise keeps a decided proposal, which is part of the programme's record, without
// what ties it to its author. Its decision can't be undone any more, as there is no
// author to notify.
func anonymise(env environment, before store.Proposal, at time.Time) error {
	after := before.Clone()
	after.Author, after.AuthorName, after.Attachments, after.NotifyAt = 0, "", nil, time.Time{}
	for i := range after.Questions {
		after.Questions[i].Attachments = nil
	}
	after.Revision++
	if err := store.ReplyDrafts.Delete(env.tx, after.Seq); err != nil {
		return err
	}
	if err := env.tx.ClearAlarm(store.AlarmNotify, uint64(after.Seq)); err != nil {
		return err
	}
	return persistChange(env, before, after, store.AuditEntry{
		At: at, Action: store.ActionErase, Proposal: after.Seq, From: before.Status, To: after.Status,
	})
}

// eraseUndecided deletes an undecided proposal. Its duplicates by the same author, or by
// one whose data was erased before, are deleted too, since no author waits for an answer
// to them.
func eraseUndecided(env environment, p store.Proposal, at time.Time) error {
	for seq, err := range env.tx.DuplicatesOf(p.Seq, 0) {
		if err != nil {
			return err
		}
		duplicate, err := env.tx.Proposal(seq)
		if err != nil {
			return err
		}
		if duplicate.Author == 0 || duplicate.Author == p.Author {
			err = deleteProposal(env, duplicate, at)
		} else {
			err = requeueDuplicate(env, duplicate, at)
		}
		if err != nil {
			return err
		}
	}
	return deleteProposal(env, p, at)
}

// deleteProposal deletes a proposal and all that belongs to it, but for its audit log.
func deleteProposal(env environment, p store.Proposal, at time.Time) error {
	if err := store.Leases.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	if err := store.ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	for _, kind := range []store.AlarmKind{store.AlarmRemind, store.AlarmNotify} {
		if err := env.tx.ClearAlarm(kind, uint64(p.Seq)); err != nil {
			return err
		}
	}
	return persistChange(env, p, p, store.AuditEntry{At: at, Action: store.ActionErase, Proposal: p.Seq, From: p.Status})
}

// requeueDuplicate returns a duplicate to the queue because its original is deleted,
// also while its link can still be undone.
func requeueDuplicate(env environment, duplicate store.Proposal, at time.Time) error {
	unlink := transitions[store.ActionUnlink]
	unlink.effect = func(p *store.Proposal, env environment, _ Change) error { return requeue(p, env) }
	_, err := unlink.perform(env, duplicate, Change{Proposal: duplicate.Seq, Action: store.ActionUnlink, At: at})
	return err
}
