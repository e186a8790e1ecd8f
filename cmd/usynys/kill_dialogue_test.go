package main_test

import (
	"slices"

	"usynys/store"
	"usynys/store/bolt"
)

// checkDialogues requires that every question and every answer that its writer saw
// arrive is on its proposal, once and as it was written, and that there are no others.
func (c *campaign) checkDialogues() {
	type exchange struct{ question, answer string }
	for _, p := range c.stored() {
		var got, want []exchange
		for _, said := range p.Questions {
			got = append(got, exchange{said.Text, said.Reply})
		}
		if slices.Contains(c.moderator.asked, p.Number) {
			want = append(want, exchange{questionFor(p.Number), answerTo(p.Number)})
		}
		if !slices.Equal(got, want) {
			c.Errorf("the dialogue about %s is\n %q, want\n %q", p.Number, got, want)
		}
	}
	for _, author := range c.authors {
		for _, p := range author.sent {
			if asked := slices.Contains(c.moderator.asked, p.number); asked != p.answered {
				c.Errorf("author %d was asked about %s: %v, has answered: %v", author.ID(), p.number, asked, p.answered)
			}
		}
	}
}

// stored is every proposal as the store has it. The bot must have ended.
func (w *world) stored() (all []store.Proposal) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	err = kept.View(w.Context(), func(r store.Reader) error {
		for p, err := range r.Proposals(0) {
			if err != nil {
				return err
			}
			all = append(all, p)
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
	return all
}

// checked requires that `usynys check` finds nothing. The bot must have ended.
func (w *world) checked() {
	w.Helper()
	p := startProcess(w.TB, w.environment(), "check")
	if code := p.exit(); code != 0 {
		w.Errorf("`usynys check` ended with %d:\n%s%s", code, p.stdout, p.log)
	}
}
