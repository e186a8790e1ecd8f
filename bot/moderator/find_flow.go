package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// findFlow is the id of the flow in which somebody types what to look for.
const findFlow = "find"

// FindFlow asks what to look for. Its only step has the effect itself, because
// what was typed is needed at once.
func FindFlow() dialog.Flow {
	return dialog.Flow{
		ID: findFlow, Right: store.Read, Unsupported: "task_needs_text",
		Steps: []dialog.Step{{
			ID: "words", Ask: askWords, Take: takeWords,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelFind,
	}
}

func askWhatToFind(t *dialog.Turn) error { return t.Begin(findFlow) }

func askWords(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("find_ask"), dialog.Say("find_how")}}
	screen.Row(t.CancelButton())
	return screen, nil
}

func takeWords(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	text := store.CleanTitle(input.Text)
	if input.Kind != dialog.Typed || text == "" {
		return dialog.Stay, dialog.Sorry("find_no_words")
	}
	if err := look(t, text); err != nil {
		return dialog.Stay, err
	}
	return dialog.Elsewhere, leaveFind(t)
}

func cancelFind(t *dialog.Turn) error {
	t.Show(dialog.Screen{Text: []dialog.Text{dialog.Say("find_cancelled")}})
	return leaveFind(t)
}

// leaveFind ends the question, if it is being asked. Whoever was writing a proposal
// of their own before is told that it is still there.
func leaveFind(t *dialog.Turn) error {
	if t.Session.Flow != findFlow {
		return nil
	}
	t.Leave()
	if t.Input.Kind != dialog.Pressed {
		if err := t.Retire(dialog.ScreenSlot); err != nil {
			return err
		}
	}
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("reason_draft_kept")}})
	}
	return err
}
