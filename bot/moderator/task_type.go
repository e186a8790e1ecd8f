package moderator

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// The answers to a question for words, besides words: to leave it at the template,
// to leave what was typed as it is, and to choose in place of typing.
const (
	withoutWords = "without"
	keepWords    = "keep"
	choicePrefix = "choice."
)

func (ts tasks) askTyped(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askOf(t, func(p store.Proposal, work job) (dialog.Screen, error) {
		reason := t.Session.Task.Reason
		ask := work.ask
		if reason.Code != "" {
			ask = "task_ask_sentence"
		}
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say(ask)}}
		if work.choices != nil {
			choices, err := work.choices(t, p)
			if err != nil {
				return screen, err
			}
			for _, choice := range choices {
				screen.Row(t.AnswerButton(choice.Label, choicePrefix+choice.Argument))
			}
		}
		if reason.Text != "" {
			screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": reason.Text}))
			screen.Row(t.AnswerButton(dialog.Say("button_keep_words"), keepWords))
		}
		if reason.Code != "" {
			screen.Row(t.AnswerButton(dialog.Say("button_without_words"), withoutWords))
		}
		screen.Row(t.CancelButton())
		return screen, nil
	})
}

// takeTyped takes what was typed. Where the task can no longer be done there is
// nothing left to ask, so the flow ends; what was typed is given back.
func (ts tasks) takeTyped(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, work, err := ts.subject(t)
	if err != nil {
		return dialog.Elsewhere, giveUp(t, err, input.Text)
	}
	switch {
	case !standing(t, p):
		return dialog.Elsewhere, overtakenAt(t, p, input.Text)
	case input.Kind == dialog.Pressed:
		return takePressed(t, p, work, input.Press.Argument)
	case input.Kind != dialog.Typed || input.Text == "":
		return dialog.Stay, dialog.Sorry("task_needs_text")
	case longBreak(t):
		// After a long break this may be about something else altogether.
		return dialog.Stay, dialog.Sorry("task_long_ago", dialog.Data{"Text": input.Text})
	}
	if err := work.take(t, p, input.Text); err != nil {
		return dialog.Stay, err
	}
	return dialog.Next, nil
}

func takePressed(t *dialog.Turn, p store.Proposal, work job, argument string) (dialog.Outcome, error) {
	reason := &t.Session.Task.Reason
	choice, chosen := strings.CutPrefix(argument, choicePrefix)
	switch {
	case chosen && work.choices != nil:
		if err := work.take(t, p, choice); err != nil {
			return dialog.Stay, err
		}
	case argument == keepWords && reason.Text != "":
	case argument == withoutWords && reason.Code != "":
		reason.Text, reason.Language = "", ""
	default:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Next, nil
}

// takeReason takes what was typed as words for somebody to read.
func takeReason(t *dialog.Turn, _ store.Proposal, text string) error {
	reason, err := written(t, text)
	if err != nil {
		return err
	}
	t.Session.Task.Reason.Text, t.Session.Task.Reason.Language = reason.Text, reason.Language
	return nil
}

// hasWords reports whether a task has words for somebody to read.
func hasWords(task store.Task) bool { return task.Reason.Given() }
