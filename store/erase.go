package store

import (
	"time"
)

// Erase removes what ties proposals to an author: undecided ones go altogether, and
// with them the author's own duplicates of them; decided ones stay without author,
// name and attachments. What others had linked to one that goes comes back into the
// queue. It returns the proposals as they were.
func Erase(tx Tx, catalogue Catalogue, zone *time.Location, author PersonID, at time.Time) ([]Proposal, error) {
	var all []Proposal
	for p, err := range tx.ProposalsOf(author) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	for _, p := range all {
		if !p.Status.Open() {
			continue
		}
		if err := remove(tx, catalogue, zone, p, at); err != nil {
			return nil, err
		}
	}
	for p, err := range tx.ProposalsOf(author) {
		if err != nil {
			return nil, err
		}
		if err := anonymise(tx, p, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// anonymise keeps a decided proposal, which has become part of the programme's
// record, without what ties it to its author. There is nobody left to tell, so the
// decision can't be taken back any more.
func anonymise(tx Tx, p Proposal, at time.Time) error {
	before := p.Status
	p = p.clone()
	p.Author, p.AuthorName, p.Attachments, p.TellAt = 0, "", nil, time.Time{}
	for i := range p.Dialogue {
		p.Dialogue[i].Attachments = nil
	}
	p.Revision++
	if err := tx.DeleteReply(p.Seq); err != nil {
		return err
	}
	if err := tx.SaveProposal(p); err != nil {
		return err
	}
	if err := tx.ClearAlarm(AlarmTell, uint64(p.Seq)); err != nil {
		return err
	}
	return tx.AppendAudit(AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: before, To: before})
}

// remove takes an undecided proposal away. A duplicate whose author is the same, or
// was erased before, goes too: nobody waits for an answer to it.
func remove(tx Tx, catalogue Catalogue, zone *time.Location, p Proposal, at time.Time) error {
	for seq, err := range tx.LinkedTo(p.Seq) {
		if err != nil {
			return err
		}
		linked, err := tx.Proposal(seq)
		if err != nil {
			return err
		}
		if linked.Author == 0 || linked.Author == p.Author {
			err = gone(tx, linked, at)
		} else {
			err = unlinkErased(tx, catalogue, zone, linked, at)
		}
		if err != nil {
			return err
		}
	}
	return gone(tx, p, at)
}

// gone leaves nothing of a proposal but what the audit says.
func gone(tx Tx, p Proposal, at time.Time) error {
	if err := tx.DeleteLease(p.Seq); err != nil {
		return err
	}
	if err := tx.DeleteReply(p.Seq); err != nil {
		return err
	}
	if err := tx.ClearAlarm(AlarmRemind, uint64(p.Seq)); err != nil {
		return err
	}
	if err := tx.ClearAlarm(AlarmTell, uint64(p.Seq)); err != nil {
		return err
	}
	if err := tx.DeleteProposal(p.Seq); err != nil {
		return err
	}
	return tx.AppendAudit(AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: p.Status})
}

// unlinkErased puts a duplicate back into the queue because what it was linked to
// goes.
func unlinkErased(tx Tx, catalogue Catalogue, zone *time.Location, before Proposal, at time.Time) error {
	after := before.clone()
	rules := rules{catalogue: catalogue, zone: zone, today: DateOf(at, zone), tx: tx}
	err := requeue(&after, rules)
	after.Status = Submitted
	after.Revision++
	if err != nil {
		return err
	}
	return record(rules, before, after, Change{Proposal: before.Seq, Action: ActionUnlink, At: at})
}
