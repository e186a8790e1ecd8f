package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// taskFlow is the id of the flow in which somebody on the staff types something
// about a proposal and sees it before it goes out.
const taskFlow = "task"

// The steps of the flow.
const (
	typeStep    = "type"
	spanStep    = "span"
	previewStep = "preview"
)

// TaskFlow is type, preview, send: whatever staff type about a proposal is shown to
// them as it will be read before anybody reads it. What is to be done is in the
// session's task; a draft of the sender's own stays as it is.
func TaskFlow() dialog.Flow {
	return dialog.Flow{
		ID: taskFlow, Right: store.Read, Unsupported: "task_needs_text",
		Steps: []dialog.Step{
			{ID: typeStep, Ask: askTyped, Take: takeTyped, Answered: typed},
			{ID: spanStep, Ask: askSpan, Take: takeSpan, Answered: spanChosen},
			{ID: previewStep, Ask: askPreview, Take: takePreview, Answered: func(*dialog.Turn) (bool, error) { return false, nil }},
		},
		Finish: func(*dialog.Turn) error { return nil }, // never: sending ends the flow
		Cancel: cancelTask,
	}
}

// job is how one action goes through the flow.
type job struct {
	// ask is the text that asks for what is to be typed.
	ask string
	// take takes what was typed into the task, or says what is wrong with it.
	take func(t *dialog.Turn, p store.Proposal, text string) error
	// choices are what can be chosen in place of typing; nil for nothing.
	choices func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// typed reports whether the task has what is to be typed, or needs nothing.
	typed func(task store.Task) bool
	// preview is what will be read, and by whom.
	preview func(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error)
	// offer is what would be right where the task can't be done as it stands; nil for
	// nothing.
	offer func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// send does it.
	send func(t *dialog.Turn, p store.Proposal, task store.Task) error
	// label is the text of the button that sends it.
	label string
}

// jobOf is the job of the session's task. A task of a newer or older program is
// unknown.
func jobOf(task store.Task) (job, bool) {
	switch task.Action {
	case store.ActionDecline:
		return declineJob(), true
	case store.ActionAsk:
		return askJob(), true
	case store.ActionNote:
		return noteJob(), true
	case store.ActionLink:
		return linkJob(), true
	case store.ActionReopen:
		return reopenJob(), true
	case store.ActionReveal:
		return revealJob(), true
	case store.ActionBlock:
		return blockJob(), true
	case store.ActionUnblock:
		return unblockJob(), true
	}
	return job{}, false
}

// begin begins a task about a proposal with what is known of it already: what was
// typed behind a command or chosen by a button.
func begin(t *dialog.Turn, p store.Proposal, task store.Task, text string) error {
	task.Proposal, task.Revision = p.Seq, p.Revision
	work, _ := jobOf(task)
	before := t.Session.Task
	t.Session.Task = task
	if text != "" {
		if err := work.take(t, p, text); err != nil {
			t.Session.Task = before
			return err
		}
	}
	// The question comes below the card, so that the card can be read while typing.
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.Begin(taskFlow)
}

func typed(t *dialog.Turn) (bool, error) {
	work, known := jobOf(t.Session.Task)
	return known && work.typed(t.Session.Task), nil
}
