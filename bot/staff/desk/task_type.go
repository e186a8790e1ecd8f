package desk

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// The answers by button to a question for a reason: only the template, what was typed
// before, and one of several choices.
const (
	withoutReason = "without"
	keepReason    = "keep"
	choicePrefix  = "choice."
)

func (ts taskRegistry) askInput(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askScreen(t, func(p store.Proposal, spec TaskSpec) (dialog.Screen, error) {
		reason := t.Session.Task.Reason
		ask := spec.AskKey
		if reason.Code != "" {
			ask = "task_ask_sentence"
		}
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say(ask)}}
		if spec.Choices != nil {
			choices, err := spec.Choices(t, p)
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

func (ts taskRegistry) takeInput(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	return ts.take(t, input.Text, func(p store.Proposal, spec TaskSpec) (dialog.Outcome, error) {
		switch {
		case input.Kind == dialog.Pressed:
			return takeInputButton(t, p, spec, input.Press.Argument)
		case input.Kind != dialog.Typed || input.Text == "":
			return dialog.Stay, dialog.NewProblem("task_needs_text")
		case t.AwayTooLong():
			// After a long break the message may be about something else.
			return dialog.Stay, dialog.NewProblem("task_long_ago", dialog.Data{"Text": input.Text})
		}
		if err := spec.Parse(t, p, input.Text); err != nil {
			return dialog.Stay, err
		}
		return dialog.Next, nil
	})
}

func takeInputButton(t *dialog.Turn, p store.Proposal, spec TaskSpec, argument string) (dialog.Outcome, error) {
	reason := &t.Session.Task.Reason
	choice, chosen := strings.CutPrefix(argument, choicePrefix)
	switch {
	case chosen && spec.Choices != nil:
		if err := spec.Parse(t, p, choice); err != nil {
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

// SetReason is a [TaskSpec.Parse] for a text that people will read.
func SetReason(t *dialog.Turn, _ store.Proposal, text string) error {
	reason, err := parseReason(t, text)
	if err != nil {
		return err
	}
	t.Session.Task.Reason.Text, t.Session.Task.Reason.Language = reason.Text, reason.Language
	return nil
}

// HasReason is a [TaskSpec.HasInput] for such a text.
func HasReason(task store.Task) bool { return task.Reason.Given() }

// parseReason returns what a moderator typed as a reason, or what is wrong with it.
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
