package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Note leaves a note on a proposal for colleagues: /note 123 text, /note 123, or the
// button.
func Note(t *dialog.Turn) error {
	p, rest, err := subject(t, "note_usage")
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	}
	return begin(t, p, noteJob(), store.Task{}, rest)
}

func noteJob() job {
	return job{action: store.ActionNote, ask: "note_ask", take: takeReason, typed: hasWords, preview: previewNote, send: note, label: "button_save_note"}
}

func previewNote(t *dialog.Turn, _ store.Proposal) ([]dialog.Text, error) {
	return []dialog.Text{asColleaguesRead(t.Session.Task)}, nil
}

func note(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return decide(t, p, store.Change{Action: store.ActionNote, Revision: task.Revision, Text: task.Reason.Text}, "done_note", nil)
}
