package store

import "time"

// Erase removes what ties proposals to an author. Undecided ones are deleted, and the
// author's own duplicates of them too; decided ones stay without author, name and
// attachments. Duplicates by others of a deleted one return to the queue. Erase returns
// the author's proposals as they were.
func Erase(tx Tx, catalogue Catalogue, zone *time.Location, author PersonID, at time.Time) ([]Proposal, error) {
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

func proposalsOf(r Reader, author PersonID) ([]Proposal, error) {
	var all []Proposal
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
func anonymise(env environment, before Proposal, at time.Time) error {
	after := before.Clone()
	after.Author, after.AuthorName, after.Attachments, after.TellAt = 0, "", nil, time.Time{}
	for i := range after.Dialogue {
		after.Dialogue[i].Attachments = nil
	}
	after.Revision++
	if err := ReplyDrafts.Delete(env.tx, after.Seq); err != nil {
		return err
	}
	if err := env.tx.ClearAlarm(AlarmTell, uint64(after.Seq)); err != nil {
		return err
	}
	return persistChange(env, before, after, AuditEntry{
		At: at, Action: ActionErase, Proposal: after.Seq, From: before.Status, To: after.Status,
	})
}

// eraseUndecided deletes an undecided proposal. Its duplicates by the same author, or by
// one whose data was erased before, are deleted too, since no author waits for an answer
// to them.
func eraseUndecided(env environment, p Proposal, at time.Time) error {
	for seq, err := range env.tx.LinkedTo(p.Seq) {
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
func deleteProposal(env environment, p Proposal, at time.Time) error {
	if err := Leases.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	if err := ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	for _, kind := range []AlarmKind{AlarmRemind, AlarmTell} {
		if err := env.tx.ClearAlarm(kind, uint64(p.Seq)); err != nil {
			return err
		}
	}
	return persistChange(env, p, p, AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: p.Status})
}

// requeueDuplicate returns a duplicate to the queue because its original is deleted,
// also while its link can still be undone.
func requeueDuplicate(env environment, duplicate Proposal, at time.Time) error {
	unlink := transitions[ActionUnlink]
	unlink.effect = func(p *Proposal, env environment, _ Change) error { return requeue(p, env) }
	_, err := unlink.perform(env, duplicate, Change{Proposal: duplicate.Seq, Action: ActionUnlink, At: at})
	return err
}
