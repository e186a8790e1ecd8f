package store

import "time"

// Submit turns a complete draft into a proposal with a number and a deadline. name is the
// author's name; it is kept only if they chose to show it and are of age. The caller has
// validated the draft, and deletes it.
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
