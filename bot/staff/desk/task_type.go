package desk

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// The answers to a question for words, besides words: to leave it at the template,
// to leave what was typed as it is, and to choose in place of typing.
const (
	withoutReason = "without"
	keepReason    = "keep"
	choicePrefix  = "choice."
)

func (ts taskRegistry) askInput(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askScreen(t, func(p store.Proposal, work TaskSpec) (dialog.Screen, error) {
		reason := t.Session.Task.Reason
		ask := work.AskKey
		if reason.Code != "" {
			ask = "task_ask_sentence"
		}
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say(ask)}}
		if work.Choices != nil {
			choices, err := work.Choices(t, p)
			if err != nil {
				return screen, err
			}
			for _, choice := range choices {
				screen.AddRow(t.AnswerButton(choice.Label, choicePrefix+choice.Argument))
			}
		}
		if reason.Text != "" {
			screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": reason.Text}))
			screen.AddRow(t.AnswerButton(dialog.Say("button_keep_words"), keepReason))
		}
		if reason.Code != "" {
			screen.AddRow(t.AnswerButton(dialog.Say("button_without_words"), withoutReason))
		}
		screen.AddRow(t.CancelButton())
		return screen, nil
	})
}

// takeInput takes what was typed. Where the task can no longer be done there is
// nothing left to ask, so the flow ends; what was typed is given back.
func (ts taskRegistry) takeInput(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, work, err := ts.load(t)
	if err != nil {
		return dialog.Handled, abortTask(t, err, input.Text)
	}
	switch {
	case !taskRevisionMatches(t, p):
		return dialog.Handled, showConflictReturning(t, p, input.Text)
	case input.Kind == dialog.Pressed:
		return takeInputButton(t, p, work, input.Press.Argument)
	case input.Kind != dialog.Typed || input.Text == "":
		return dialog.Stay, dialog.NewProblem("task_needs_text")
	case t.AwayTooLong():
		// After a long break this may be about something else altogether.
		return dialog.Stay, dialog.NewProblem("task_long_ago", dialog.Data{"Text": input.Text})
	}
	if err := work.Parse(t, p, input.Text); err != nil {
		return dialog.Stay, err
	}
	return dialog.Next, nil
}

func takeInputButton(t *dialog.Turn, p store.Proposal, work TaskSpec, argument string) (dialog.Outcome, error) {
	reason := &t.Session.Task.Reason
	choice, chosen := strings.CutPrefix(argument, choicePrefix)
	switch {
	case chosen && work.Choices != nil:
		if err := work.Parse(t, p, choice); err != nil {
			return dialog.Stay, err
		}
	case argument == keepReason && reason.Text != "":
	case argument == withoutReason && reason.Code != "":
		reason.Text, reason.Language = "", ""
	default:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Next, nil
}

// SetReason takes what was typed as words for somebody to read.
func SetReason(t *dialog.Turn, _ store.Proposal, text string) error {
	reason, err := parseReason(t, text)
	if err != nil {
		return err
	}
	t.Session.Task.Reason.Text, t.Session.Task.Reason.Language = reason.Text, reason.Language
	return nil
}

// HasReason reports whether a task has words for somebody to read.
func HasReason(task store.Task) bool { return task.Reason.Given() }

// parseReason makes a reason of what a moderator typed, as typed, or says what is
// wrong with it.
func parseReason(t *dialog.Turn, text string) (store.Reason, error) {
	text = screening.NormalizeText(text)
	switch fault := t.Catalogue.Limits.ValidateReason(text); fault.Code {
	case store.NoViolation:
		language := store.DetectLanguage(text, t.Person.Language)
		if !language.Valid() { // an administrator who has never chosen a language
			language = store.Kazakh
		}
		return store.Reason{Text: text, Language: language}, nil
	case store.ViolationTooShort:
		return store.Reason{}, dialog.NewCountedProblem("reason_too_short", fault.Limit)
	case store.ViolationTooLong:
		return store.Reason{}, dialog.NewCountedProblem("reason_too_long", fault.Difference)
	case store.ViolationMeaningless:
		return store.Reason{}, dialog.NewProblem("reason_meaningless")
	default:
		return store.Reason{}, dialog.NewProblem("task_needs_text")
	}
}
