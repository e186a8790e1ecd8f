package dialog_test

import (
	"errors"
	"fmt"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// survey is a flow of three questions whose answers live in a map.
func survey(answers map[string]string, finished *bool) dialog.Flow {
	flow := dialog.Flow{ID: "survey", Right: store.RightParticipate, Finish: func(*dialog.Turn) error { *finished = true; return nil }}
	for _, id := range []string{"name", "town", "check"} {
		flow.Steps = append(flow.Steps, dialog.Step{
			ID: id,
			Ask: func(t *dialog.Turn) (dialog.Screen, error) {
				screen := dialog.Screen{Text: []dialog.Text{dialog.Say(id)}}
				buttons, err := t.NavigationButtons()
				screen.AddRow(buttons...)
				return screen, err
			},
			Take: func(_ *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
				if input.Text == "" {
					return dialog.Stay, dialog.NewProblem("empty")
				}
				answers[id] = input.Text
				return dialog.Next, nil
			},
			Answered: func(*dialog.Turn) (bool, error) { return answers[id] != "", nil },
		})
	}
	return flow
}

func newTurn(flow dialog.Flow) *dialog.Turn {
	return &dialog.Turn{
		Tx:       &counted{},
		Registry: &dialog.Registry{Flows: []dialog.Flow{flow}},
		Person:   &store.Person{ID: 1, Language: store.Kazakh, Age: store.Age18To24, Consent: store.Consent{Version: "1"}},
		Session:  &store.Session{Person: 1, Revision: 5},
	}
}

// counted is a transaction that only counts writes.
type counted struct {
	store.Tx
	writes int
}

func (c *counted) Changes() int { return c.writes }

func (c *counted) PutRecord(store.Kind, any, any) error { c.writes++; return nil }

// shown returns the keys of the last screen, and the actions of its buttons.
func shown(t *testing.T, turn *dialog.Turn) (texts, actions []string) {
	t.Helper()
	if len(turn.Effects) == 0 {
		t.Fatal("nothing is shown")
	}
	screen := turn.Effects[len(turn.Effects)-1].Screen
	for _, text := range screen.Text {
		texts = append(texts, text.Key)
	}
	for _, row := range screen.Rows {
		for _, button := range row {
			actions = append(actions, button.Press.Action)
		}
	}
	return texts, actions
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantShown(t *testing.T, turn *dialog.Turn, key string, ways int) {
	t.Helper()
	texts, actions := shown(t, turn)
	if texts[len(texts)-1] != key || len(actions) != ways {
		t.Errorf("shown is %v with %v, want %q with %d ways out", texts, actions, key, ways)
	}
}

func TestFlowAsksWhatHasNoAnswer(t *testing.T) {
	finished := false
	answers := map[string]string{}
	turn := newTurn(survey(answers, &finished))
	must(t, turn.BeginFlow("survey"))
	wantShown(t, turn, "name", 1)
	must(t, turn.Take(dialog.Input{Text: "A"}))
	wantShown(t, turn, "town", 2)
	must(t, turn.Back())
	wantShown(t, turn, "name", 1)
	must(t, turn.Take(dialog.Input{Text: "B"}))
	wantShown(t, turn, "town", 2)
	must(t, turn.Take(dialog.Input{}))
	if texts, _ := shown(t, turn); texts[0] != "empty" || texts[1] != "town" {
		t.Errorf("a problem is shown as %v, want it above the question", texts)
	}
	must(t, turn.Take(dialog.Input{Text: "C"}))
	wantShown(t, turn, "check", 2)

	// Back from an answer that is being changed leads to the last question again.
	must(t, turn.GoTo("name"))
	wantShown(t, turn, "name", 2)
	must(t, turn.Back())
	wantShown(t, turn, "check", 2)
	must(t, turn.Take(dialog.Input{Text: "D"}))
	if !finished || turn.Session.Flow != "" {
		t.Error("the flow did not finish")
	}
}

// Each question has a revision of its own; asking the same one again keeps it, so
// that a tap on a screen that is just being edited still counts.
func TestRevisionRisesWithEachQuestion(t *testing.T) {
	turn := newTurn(survey(map[string]string{}, new(bool)))
	must(t, turn.BeginFlow("survey"))
	first := turn.Session.Revision
	must(t, turn.Ask())
	if turn.Session.Revision != first {
		t.Error("asking again makes the buttons stale")
	}
	must(t, turn.Take(dialog.Input{Text: "A"}))
	if turn.Session.Revision <= first {
		t.Error("the buttons of the question before are not stale")
	}
	turn.Input.Press.Revision = first
	if turn.IsCurrentPress() {
		t.Error("an old press counts as fresh")
	}
}

func TestStepThatIsGoneIsTheFirstUnanswered(t *testing.T) {
	turn := newTurn(survey(map[string]string{"name": "A"}, new(bool)))
	turn.Session.Flow, turn.Session.Step = "survey", "removed by an upgrade"
	must(t, turn.Ask())
	wantShown(t, turn, "town", 2)
}

func TestFlowThatIsGoneEndsKindly(t *testing.T) {
	turn := newTurn(survey(map[string]string{}, new(bool)))
	turn.Session.Flow, turn.Session.Step = "removed by an upgrade", "name"
	wantProblem(t, turn.Take(dialog.Input{Text: "A"}), "flow_gone")
	if turn.Session.Flow != "" {
		t.Error("the session still is in a flow that is gone")
	}
}

func TestRightLostInTheMiddle(t *testing.T) {
	answers := map[string]string{}
	turn := newTurn(survey(answers, new(bool)))
	must(t, turn.BeginFlow("survey"))
	turn.Person.Consent = store.Consent{}
	wantProblem(t, turn.Take(dialog.Input{Text: "A"}), "not_yours")
	if len(answers) != 0 {
		t.Error("an answer was accepted without the right")
	}
}

// A rejected answer rolls back the turn; writes to the store are for the engine to roll
// back. A kept problem keeps both.
func TestRejectedAnswerLeavesNothing(t *testing.T) {
	writes, problem := false, dialog.NewProblem("empty")
	step := dialog.Step{
		ID:       "name",
		Ask:      func(*dialog.Turn) (dialog.Screen, error) { return dialog.Screen{}, nil },
		Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		Take: func(turn *dialog.Turn, _ dialog.Input) (dialog.Outcome, error) {
			turn.Session.Page = 7
			turn.ShowHint(dialog.Say("half"))
			if writes {
				must(t, store.Drafts.Put(turn.Tx, store.Draft{}))
			}
			return dialog.Stay, problem
		},
	}
	turn := newTurn(dialog.Flow{ID: "survey", Steps: []dialog.Step{step}})
	must(t, turn.BeginFlow("survey"))
	asked := len(turn.Effects)
	must(t, turn.Take(dialog.Input{}))
	if turn.Session.Page != 0 || len(turn.Effects) != asked+1 {
		t.Errorf("page %d and %d screens stay, want only the question asked again", turn.Session.Page, len(turn.Effects)-asked)
	}
	writes = true
	wantProblem(t, turn.Take(dialog.Input{}), "empty")
	problem = dialog.Keep(problem)
	must(t, turn.Take(dialog.Input{}))
	if turn.Session.Page != 7 {
		t.Error("what was to be kept is gone")
	}
}

// A problem joined to another error is no problem: the operator has to see that error.
func TestOnlyABareProblemIsOne(t *testing.T) {
	sorry := dialog.NewProblem("empty")
	if problem := dialog.ProblemOf(sorry); problem == nil || problem.Text.Key != "empty" {
		t.Errorf("a bare problem is taken for %v", problem)
	}
	for _, err := range []error{nil, errors.New("broken"), errors.Join(errors.New("broken"), sorry), fmt.Errorf("x: %w", sorry)} {
		if dialog.ProblemOf(err) != nil {
			t.Errorf("%v is taken for a problem", err)
		}
		if kept := dialog.Keep(err); kept != err { //nolint:errorlint // the very error comes back
			t.Errorf("%v became %v", err, kept)
		}
	}
}

func wantProblem(t *testing.T, err error, key string) {
	t.Helper()
	problem := dialog.ProblemOf(err)
	if problem == nil || problem.Text.Key != key {
		t.Errorf("got %v, want the problem %q", err, key)
	}
}
