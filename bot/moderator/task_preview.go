package moderator

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The answers to the preview.
const (
	sendNow   = "send"
	typeAgain = "change"
)

func askPreview(t *dialog.Turn) (dialog.Screen, error) {
	return askOf(t, func(p store.Proposal, work job) (dialog.Screen, error) {
		text, err := work.preview(t, p)
		problem := dialog.ProblemOf(err)
		if problem != nil {
			text, err = []dialog.Text{problem.Text}, nil
		}
		if err != nil {
			return dialog.Screen{}, err
		}
		screen := dialog.Screen{Text: text}
		if problem == nil {
			screen.Row(t.AnswerButton(dialog.Say(work.label), sendNow))
		} else if err := addOffer(t, &screen, p, work); err != nil {
			return screen, err
		}
		screen.Row(t.AnswerButton(dialog.Say(changeLabel(t.Session.Task)), typeAgain), t.CancelButton())
		return screen, nil
	})
}

// addOffer adds what would be right where the task can't be done as it stands.
func addOffer(t *dialog.Turn, screen *dialog.Screen, p store.Proposal, work job) error {
	if work.offer == nil {
		return nil
	}
	choices, err := work.offer(t, p)
	for _, choice := range choices {
		screen.Row(t.AnswerButton(choice.Label, choice.Argument))
	}
	return err
}

// changeLabel says what the way back to typing is for.
func changeLabel(task store.Task) string {
	if task.Reason.Code != "" && task.Reason.Text == "" {
		return "button_add_words"
	}
	return "button_change"
}

func takePreview(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, work, err := taskSubject(t)
	if err != nil {
		return dialog.Elsewhere, giveUp(t, err, t.Session.Task.Reason.Text)
	}
	if !standing(t, p) {
		return dialog.Elsewhere, overtaken(t, p)
	}
	switch {
	case input.Kind != dialog.Pressed:
		return dialog.Stay, dialog.Sorry("task_preview_waits", dialog.Data{"Text": input.Text})
	case input.Press.Argument == typeAgain:
		t.Session.Task.Argument = ""
		return dialog.Elsewhere, t.Go(typeStep)
	case input.Press.Argument == sendNow:
		return dialog.Elsewhere, work.send(t, p, t.Session.Task)
	}
	taken, err := takeOffer(t, p, input.Press.Argument)
	switch {
	case err != nil:
		return dialog.Stay, err
	case !taken:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Elsewhere, t.Go(previewStep)
}

// asAuthorReads frames a notice as its author will read it, in the author's
// language; the title of a hidden proposal is left out.
func asAuthorReads(t *dialog.Turn, p store.Proposal, notice dialog.Screen) ([]dialog.Text, error) {
	language, err := authorLanguage(t, p)
	if err != nil {
		return nil, err
	}
	text := []dialog.Text{dialog.Say("task_preview", dialog.Data{"Language": dialog.Say("language_" + string(language))})}
	for _, paragraph := range notice.Text {
		text = append(text, proposal.PreviewedToStaff(p, paragraph).In(language))
	}
	return append(text, dialog.Say("task_preview_end")), nil
}

// authorLanguage is the language in which the author of a proposal is written to.
func authorLanguage(t *dialog.Turn, p store.Proposal) (store.Language, error) {
	person, err := t.Tx.Person(p.Author)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	if person.Language.Known() {
		return person.Language, nil
	}
	return p.Language, nil
}

// asColleaguesRead frames words that only the staff will read.
func asColleaguesRead(task store.Task) dialog.Text {
	return dialog.Say("task_preview_colleagues", dialog.Data{"Text": task.Reason.Text})
}

// noAuthor says that nobody is left to write to, where that is so.
func noAuthor(p store.Proposal) error {
	if p.Author == 0 {
		return dialog.Sorry("author_gone", dialog.Data{"Number": p.Number})
	}
	return nil
}
