package store

import "time"

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
		Attachments: withoutMessageIDs(draft.Attachments),
		SubmittedAt: at.UTC(),
		DueOn:       catalogue.Answer.Due(today),
		Revision:    1,
	}
	p.Flags = catalogue.Flags(p.Title + "\n" + p.Body)
	if draft.ShowName && !person.Age.Minor() {
		p.AuthorName = name
	}
	env := newEnvironment(tx, catalogue, zone, at)
	change := Change{Proposal: seq, Action: ActionSubmit, Author: person.ID, At: at}
	return p, persistChange(env, Proposal{}, p, changeEntry(env, Proposal{}, p, change))
}

func withoutMessageIDs(attachments []Attachment) []Attachment {
	out := make([]Attachment, len(attachments))
	for i, a := range attachments {
		a.Message = 0
		out[i] = a
	}
	return out
}
