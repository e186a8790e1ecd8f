package bot

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// I5: each reader gets the reader's language.
func TestRenderInTheReadersLanguage(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.welcome(2, store.Russian)
	d.change(func(tx store.Tx) error {
		return d.engine.Act(tx, d.now(), func(turn *dialog.Turn) error {
			for _, person := range []store.PersonID{1, 2} {
				turn.Notify(person, dialog.Screen{Text: []dialog.Text{dialog.Say("status_accepted")}})
			}
			return nil
		})
	})
	if got := d.outbox(1)[0].Message.Text; got != "Қабылданды" {
		t.Errorf("the Kazakh reader gets %q", got)
	}
	if got := d.outbox(2)[0].Message.Text; got != "Принято" {
		t.Errorf("the Russian reader gets %q", got)
	}
}
