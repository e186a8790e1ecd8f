package review

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// More shows everything that the sender may do with a proposal in place of its card's
// buttons.
func More(t *dialog.Turn) error {
	p, _, err := desk.LoadPressed(t)
	switch {
	case err != nil:
		return err
	case !desk.RevisionMatches(t, p):
		return desk.ShowConflict(t, p)
	}
	screen, err := card.New(t, p).More(*t.Staff)
	if err != nil {
		return err
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}

// Note leaves a note on a proposal for colleagues: /note 123 text, /note 123, or the
// button.
func Note(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "note_usage", store.ActionNote)
	if done || err != nil {
		return err
	}
	return desk.BeginTask(t, p, noteTask, store.Task{}, rest)
}

var noteTask = desk.TaskSpec{
	Action: store.ActionNote, AskKey: "note_ask", SendLabel: "button_save_note",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewNote, Execute: saveNote,
}

func previewNote(t *dialog.Turn, _ store.Proposal) ([]dialog.Text, error) {
	return []dialog.Text{desk.PreviewForStaff(t.Session.Task)}, nil
}

func saveNote(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionNote, Revision: task.Revision, Text: task.Reason.Text}, "done_note", nil)
}

// FullText sends everything that was written about a proposal without cuts: the text, even
// if it is hidden, the questions and replies, the notes, the decisions and their reasons.
func FullText(t *dialog.Turn) error {
	p, _, err := desk.LoadPressed(t)
	if err != nil {
		return err
	}
	t.Reply(dialog.Screen{Text: append([]dialog.Text{
		proposal.NumberAndTitle(p),
		dialog.Say("whole_text", dialog.Data{"Text": p.Body}),
	}, append(card.Discussion(p), card.DecisionHistory(t.Catalogue, p)...)...)})
	return nil
}
