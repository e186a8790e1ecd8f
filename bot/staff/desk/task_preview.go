package desk

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The answers to the preview.
const (
	sendNow   = "send"
	editAgain = "change"
)

func (ts taskRegistry) askPreview(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askScreen(t, func(p store.Proposal, spec TaskSpec) (dialog.Screen, error) {
		text, err := spec.Preview(t, p)
		problem := dialog.ProblemOf(err)
		if problem != nil {
			text, err = []dialog.Text{problem.Text}, nil
		}
		if err != nil {
			return dialog.Screen{}, err
		}
		screen := dialog.Screen{Text: text}
		if problem == nil {
			screen.AddRow(t.AnswerButton(dialog.Say(spec.SendLabel), sendNow))
		} else if err := addAlternatives(t, &screen, p, spec); err != nil {
			return screen, err
		}
		screen.AddRow(t.AnswerButton(dialog.Say(editLabel(t.Session.Task)), editAgain), t.CancelButton())
		return screen, nil
	})
}

// addAlternatives adds what can be done when the preview is a problem.
func addAlternatives(t *dialog.Turn, screen *dialog.Screen, p store.Proposal, spec TaskSpec) error {
	if spec.Alternatives == nil {
		return nil
	}
	choices, err := spec.Alternatives(t, p)
	for _, choice := range choices {
		screen.AddRow(t.AnswerButton(choice.Label, choice.Argument))
	}
	return err
}

// editLabel returns the label of the button that leads back to typing.
func editLabel(task store.Task) string {
	if task.Reason.Code != "" && task.Reason.Text == "" {
		return "button_add_words"
	}
	return "button_change"
}

func (ts taskRegistry) takePreview(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	return ts.take(t, t.Session.Task.Reason.Text, func(p store.Proposal, spec TaskSpec) (dialog.Outcome, error) {
		return takePreviewAnswer(t, p, spec, input)
	})
}

func takePreviewAnswer(t *dialog.Turn, p store.Proposal, spec TaskSpec, input dialog.Input) (dialog.Outcome, error) {
	switch {
	case input.Kind != dialog.Pressed:
		return dialog.Stay, dialog.NewProblem("task_preview_waits", dialog.Data{"Text": input.Text})
	case input.Press.Argument == editAgain:
		t.Session.Task.Argument = ""
		return dialog.Handled, t.GoTo(inputStep)
	case input.Press.Argument == sendNow:
		return dialog.Handled, spec.Execute(t, p, t.Session.Task)
	}
	if spec.TakeAlternative == nil {
		return dialog.Stay, dialog.ErrStale
	}
	if err := spec.TakeAlternative(t, p, input.Press.Argument); err != nil {
		return dialog.Stay, err
	}
	return dialog.Handled, t.GoTo(previewStep)
}

// PreviewForAuthor frames a notice as its author will read it, in their language and
// without the title of a hidden proposal.
func PreviewForAuthor(t *dialog.Turn, p store.Proposal, notice dialog.Screen) ([]dialog.Text, error) {
	language, err := authorLanguage(t, p)
	if err != nil {
		return nil, err
	}
	text := []dialog.Text{dialog.Say("task_preview", dialog.Data{"Language": dialog.Say("language_" + string(language))})}
	for _, paragraph := range notice.Text {
		text = append(text, proposal.PreviewForStaff(p, paragraph).InLanguage(language))
	}
	return append(text, dialog.Say("task_preview_end")), nil
}

// authorLanguage returns the language in which the author of a proposal reads notices.
func authorLanguage(t *dialog.Turn, p store.Proposal) (store.Language, error) {
	person, err := store.People.Get(t.Tx, p.Author)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	if person.Language.Valid() {
		return person.Language, nil
	}
	return p.Language, nil
}

// PreviewForStaff frames a text that only the staff will read.
func PreviewForStaff(task store.Task) dialog.Text {
	return dialog.Say("task_preview_colleagues", dialog.Data{"Text": task.Reason.Text})
}

// RequireAuthor returns a problem for a proposal whose author has left.
func RequireAuthor(p store.Proposal) error {
	if p.Author == 0 {
		return dialog.NewProblem("author_gone", dialog.Data{"Number": p.Number})
	}
	return nil
}
