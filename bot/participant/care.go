package participant

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// criesForHelp reports whether what has been written sounds like a crisis, kept messages
// included. It has to reach somebody: no rule of a machine about how long a text is, or
// how many may be sent, keeps it out.
func criesForHelp(t *dialog.Turn, draft store.Draft) bool {
	draft.Parts = written(draft)
	return t.Catalogue.InCrisis(draft.Title.Text + "\n" + draft.Body())
}

// Care tells somebody whose words sound like a crisis where to call, before
// anything else is said, and at most once in a while. The conversation goes on as
// always: nothing they wrote is refused or lost.
func Care(t *dialog.Turn) {
	switch t.Input.Kind {
	case dialog.Typed, dialog.Edited, dialog.Commanded:
	default:
		return
	}
	again := t.Session.CaredAt.Add(time.Duration(t.Catalogue.Care.Again))
	if t.Now.Before(again) || !t.Catalogue.InCrisis(t.Input.Text) {
		return
	}
	t.Session.CaredAt = t.Now.UTC()
	screen := proposal.Helplines(t.Catalogue)
	if t.Person.Language.Known() {
		t.Reply(screen)
		return
	}
	// Their very first message: which language they read is not known yet.
	for _, language := range store.Languages() {
		t.ReplyIn(language, screen)
	}
}
