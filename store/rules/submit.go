package rules

import (
	"time"

	"usynys/store"
	"usynys/store/screening"
)

// Submit turns a complete draft into a proposal with a number and a deadline. name is the
// author's name; it is kept only if they chose to show it and are of age. The caller has
// validated the draft, and deletes it.
func Submit(tx store.Tx, catalogue store.Catalogue, zone *time.Location, person store.Person, draft store.Draft, name string, at time.Time) (store.Proposal, error) {
	seq, err := tx.NextSeq()
	if err != nil {
		return store.Proposal{}, err
	}
	today := store.DateOf(at, zone)
	p := store.Proposal{
		Seq:         seq,
		Number:      store.FormatNumber(catalogue.Number.Prefix, at.In(zone).Year(), seq),
		Author:      person.ID,
		Status:      store.StatusSubmitted,
		Language:    person.Language,
		Topic:       draft.Topic,
		Region:      draft.Region,
		Age:         person.Age,
		Title:       screening.NormalizeTitle(draft.Title.Text),
		Body:        draft.Body(),
		Attachments: withoutMessageIDs(draft.Attachments),
		SubmittedAt: at.UTC(),
		DueOn:       catalogue.Deadline.Due(today),
		Revision:    1,
	}
	p.Flags = catalogue.Flags(p.Title + "\n" + p.Body)
	if draft.ShowName && !person.Age.Minor() {
		p.AuthorName = name
	}
	env := newEnvironment(tx, catalogue, zone, at)
	change := Change{Proposal: seq, Action: store.ActionSubmit, Author: person.ID, At: at}
	return p, persistChange(env, store.Proposal{}, p, changeEntry(env, store.Proposal{}, p, change))
}

func withoutMessageIDs(attachments []store.Attachment) []store.Attachment {
	out := make([]store.Attachment, len(attachments))
	for i, a := range attachments {
		a.Message = 0
		out[i] = a
	}
	return out
}
