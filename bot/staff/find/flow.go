package find

import (
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// flowID is the id of the flow that asks for a query.
const flowID = "find"

// Flow asks for a query. Its only step runs the search itself, since no flow keeps the
// query until it finishes.
func Flow() dialog.Flow {
	return dialog.Flow{
		ID: flowID, Right: store.RightRead, Unsupported: "task_needs_text",
		Steps: []dialog.Step{{
			ID: "words", Ask: askWords, Take: takeWords,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelFlow,
	}
}

func beginFlow(t *dialog.Turn) error { return t.BeginFlow(flowID) }

func askWords(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("find_ask"), dialog.Say("find_how")}}
	screen.AddRow(t.CancelButton())
	return screen, nil
}

func takeWords(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	text := screening.NormalizeTitle(input.Text)
	if input.Kind != dialog.Typed || text == "" {
		return dialog.Stay, dialog.NewProblem("find_no_words")
	}
	if err := runSearch(t, text); err != nil {
		return dialog.Stay, err
	}
	return dialog.Handled, leaveFlow(t)
}

func cancelFlow(t *dialog.Turn) error {
	t.Show(dialog.Screen{Text: []dialog.Text{dialog.Say("find_cancelled")}})
	return leaveFlow(t)
}

// leaveFlow ends the flow if the sender is in it. A sender with a draft of a proposal
// reads that it is kept.
func leaveFlow(t *dialog.Turn) error {
	if t.Session.Flow != flowID {
		return nil
	}
	t.LeaveFlow()
	if t.Input.Kind != dialog.Pressed {
		if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
			return err
		}
	}
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("reason_draft_kept")}})
	}
	return err
}
