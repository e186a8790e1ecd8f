package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
)

// Card shows a card as it is now: the way back from the reasons, and the way to
// another proposal that a screen mentions, which is shown below that screen.
func Card(t *dialog.Turn) error {
	p, _, err := LoadPressed(t)
	if err != nil {
		return err
	}
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	screen, err := claimAndRender(t, p)
	if err != nil {
		return err
	}
	return Show(t, card.Slot(p.Seq), card.Slot(p.Seq), screen)
}

// View shows the card of one proposal: /view 123.
func View(t *dialog.Turn) error {
	p, rest, err := LoadSubject(t, "view_usage")
	if err != nil {
		return err
	}
	if rest != "" {
		return dialog.NewProblem("view_usage")
	}
	if err := EndTask(t); err != nil {
		return err
	}
	screen, err := claimAndRender(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}
