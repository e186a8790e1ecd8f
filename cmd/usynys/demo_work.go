package main

import (
	"fmt"
	"slices"
	"time"

	"usynys/store"
)

// demoWork is one thing that the staff or an author did lately.
type demoWork struct {
	Proposal int            `toml:"proposal"`
	Action   store.Action   `toml:"action"`
	Ago      store.Duration `toml:"ago"`
	Text     string         `toml:"text"`
	Language store.Language `toml:"language"`
	// Main is what the proposal is a duplicate of, To whose work it is.
	Main int   `toml:"main"`
	To   int64 `toml:"to"`
}

// work lets what was done lately happen, by the catalogue's rules: the last decision
// can still be taken back.
func (s *demoSeed) work(tx store.Tx, numbers []store.Seq) error {
	moderator := s.staff(func(p demoPhone) bool { return p.Role == store.Moderator })
	for _, done := range s.cast.Work {
		if done.Proposal >= len(numbers) || done.Main >= len(numbers) {
			return fmt.Errorf("the demo has no proposal %d", max(done.Proposal, done.Main))
		}
		change := store.Change{
			Proposal: numbers[done.Proposal], Action: done.Action, By: moderator, At: s.now.Add(-time.Duration(done.Ago)),
			Text: done.Text, Language: done.Language,
		}
		switch done.Action {
		case store.ActionAnswer:
			p, err := tx.Proposal(change.Proposal)
			if err != nil {
				return err
			}
			change.By, change.Author = store.Staff{}, p.Author
		case store.ActionLink:
			change.Main = numbers[done.Main]
		case store.ActionAssign:
			change.Assignee = s.staff(func(p demoPhone) bool { return p.ID == done.To })
		case store.ActionDecline:
			reason := s.catalogue.Reasons[0]
			change.Reason = store.Reason{Code: reason.Code, Template: reason.Text}
		}
		if _, err := store.Apply(tx, s.catalogue, s.zone, change); err != nil {
			return fmt.Errorf("%s proposal %d of the demo: %w", done.Action, done.Proposal, err)
		}
	}
	return nil
}

// staff is the first of the phones that is of somebody wanted.
func (s *demoSeed) staff(wanted func(demoPhone) bool) store.Staff {
	for _, phone := range s.cast.Phones {
		if wanted(phone) {
			return store.Staff{ID: store.PersonID(phone.ID), Role: phone.Role, Name: phone.Name}
		}
	}
	return store.Staff{}
}

// worksOn reports whether a proposal is left waiting for what is done with it lately.
func (c demoCast) worksOn(number int) bool {
	return slices.ContainsFunc(c.Work, func(w demoWork) bool {
		return w.Proposal == number || w.Action == store.ActionLink && w.Main == number
	})
}
