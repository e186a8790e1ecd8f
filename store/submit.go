package store

import (
	"errors"
	"time"
)

// Submit turns a complete draft into a proposal: it gives the number and the
// promised day, and writes the proposal, the counter and the audit entry. The
// caller has checked the draft against the rules and deletes it.
func Submit(tx Tx, catalogue Catalogue, zone *time.Location, person Person, draft Draft, name string, at time.Time) (Proposal, error) {
	seq, err := tx.NextSeq()
	if err != nil {
		return Proposal{}, err
	}
	today := DateOf(at, zone)
	p := Proposal{
		Seq:         seq,
		Number:      FormatNumber(catalogue.Number.Prefix, at.In(zone).Year(), seq),
		Author:      person.ID,
		Status:      Submitted,
		Language:    person.Language,
		Topic:       draft.Topic,
		Region:      draft.Region,
		Age:         person.Age,
		Title:       CleanTitle(draft.Title.Text),
		Body:        draft.Body(),
		Attachments: withoutMessages(draft.Attachments),
		SubmittedAt: at.UTC(),
		DueOn:       catalogue.Answer.Due(today),
		Revision:    1,
	}
	p.Flags = catalogue.Flags(p.Title + "\n" + p.Body)
	if draft.ShowName && !person.Age.Minor() {
		p.AuthorName = name
	}
	change := Change{Proposal: seq, Action: ActionSubmit, Author: person.ID, At: at}
	return p, record(rules{catalogue: catalogue, zone: zone, today: today, tx: tx}, Proposal{}, p, change)
}

// Erase removes what ties proposals to an author: undecided ones go altogether,
// decided ones stay without author, name and attachments. What was linked to one
// that goes comes back into the queue. It returns the proposals as they were.
func Erase(tx Tx, catalogue Catalogue, zone *time.Location, author PersonID, at time.Time) ([]Proposal, error) {
	var all []Proposal
	for p, err := range tx.ProposalsOf(author) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	for _, p := range all {
		erase := anonymise
		if p.Status.Open() {
			erase = remove
		}
		if err := erase(tx, catalogue, zone, p, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// anonymise keeps a decided proposal, which has become part of the programme's
// record, without what ties it to its author.
func anonymise(tx Tx, _ Catalogue, _ *time.Location, p Proposal, at time.Time) error {
	before := p.Status
	p = p.clone()
	p.Author, p.AuthorName, p.Attachments = 0, "", nil
	for i := range p.Dialogue {
		p.Dialogue[i].Attachments = nil
	}
	p.Revision++
	return errors.Join(
		tx.DeleteReply(p.Seq),
		tx.SaveProposal(p),
		tx.AppendAudit(AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: before, To: before}),
	)
}

func remove(tx Tx, catalogue Catalogue, zone *time.Location, p Proposal, at time.Time) error {
	for seq, err := range tx.LinkedTo(p.Seq) {
		if err != nil {
			return err
		}
		if err := unlinkErased(tx, catalogue, zone, seq, at); err != nil {
			return err
		}
	}
	return errors.Join(
		tx.DeleteLease(p.Seq),
		tx.DeleteReply(p.Seq),
		tx.ClearAlarm(AlarmRemind, uint64(p.Seq)),
		tx.DeleteProposal(p.Seq),
		tx.AppendAudit(AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: p.Status}),
	)
}

// unlinkErased puts a duplicate back into the queue because what it was linked to
// goes.
func unlinkErased(tx Tx, catalogue Catalogue, zone *time.Location, seq Seq, at time.Time) error {
	before, err := tx.Proposal(seq)
	if err != nil {
		return err
	}
	after := before.clone()
	rules := rules{catalogue: catalogue, zone: zone, today: DateOf(at, zone), tx: tx}
	takeBack(&after)
	after.DueOn = catalogue.Answer.Due(rules.today)
	after.Status = Submitted
	after.Revision++
	return errors.Join(
		tx.ClearAlarm(AlarmTell, uint64(seq)),
		record(rules, before, after, Change{Proposal: seq, Action: ActionUnlink, At: at}),
	)
}

func withoutMessages(attachments []Attachment) []Attachment {
	out := make([]Attachment, len(attachments))
	for i, a := range attachments {
		a.Message = 0
		out[i] = a
	}
	return out
}
