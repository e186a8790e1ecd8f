package demo

import (
	"fmt"
	"slices"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// recentWork is a recent action of the staff or of an author.
type recentWork struct {
	Proposal int            `toml:"proposal"`
	Action   store.Action   `toml:"action"`
	Ago      store.Duration `toml:"ago"`
	Text     string         `toml:"text"`
	Language store.Language `toml:"language"`
	// Main is the original of a duplicate, To the new assignee.
	Main int   `toml:"main"`
	To   int64 `toml:"to"`
}

// doRecentWork applies the recent actions by the catalogue's rules: the last decision can
// still be undone.
func (s *seeder) doRecentWork(tx store.Tx, numbers []store.Seq) error {
	moderator := s.staff(func(p castPhone) bool { return p.Role == store.RoleModerator })
	for _, done := range s.cast.Work {
		if done.Proposal >= len(numbers) || done.Main >= len(numbers) {
			return fmt.Errorf("the demo has no proposal %d", max(done.Proposal, done.Main))
		}
		change := rules.Change{
			Proposal: numbers[done.Proposal], Action: done.Action, By: moderator, At: s.now.Add(-time.Duration(done.Ago)),
			Text: done.Text, Language: done.Language,
		}
		switch done.Action {
		case store.ActionReply:
			p, err := tx.Proposal(change.Proposal)
			if err != nil {
				return err
			}
			change.By, change.Author = store.Staff{}, p.Author
		case store.ActionLink:
			change.Original = numbers[done.Main]
		case store.ActionAssign:
			change.Assignee = s.staff(func(p castPhone) bool { return p.ID == done.To })
		case store.ActionDecline:
			reason := s.catalogue.Reasons[0]
			change.Reason = store.Reason{Code: reason.Code, Template: reason.Text}
		}
		if _, err := rules.Apply(tx, s.catalogue, s.zone, change); err != nil {
			return fmt.Errorf("%s proposal %d of the demo: %w", done.Action, done.Proposal, err)
		}
	}
	return nil
}

// staff returns the first member of the staff whose phone matches.
func (s *seeder) staff(wanted func(castPhone) bool) store.Staff {
	for _, phone := range s.cast.Phones {
		if wanted(phone) {
			return store.Staff{ID: store.PersonID(phone.ID), Role: phone.Role, Name: phone.Name}
		}
	}
	return store.Staff{}
}

// isLeftWaiting reports whether a proposal stays undecided for a recent action.
func (c castFile) isLeftWaiting(number int) bool {
	return slices.ContainsFunc(c.Work, func(w recentWork) bool {
		return w.Proposal == number || w.Action == store.ActionLink && w.Main == number
	})
}
