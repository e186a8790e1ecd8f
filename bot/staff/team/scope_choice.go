package team

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The answers to a multiple choice besides its choices.
const (
	chooseAll  = "all"
	chooseDone = "done"
)

// scopePart asks for one of the two parts of a scope, regions or topics.
type scopePart struct {
	id, askKey, allKey string
	// choices are all codes to choose from.
	choices func(t *dialog.Turn) []dialog.Choice
	// allowed is that part of the sender's scope.
	allowed func(scope store.Scope) []string
	// chosen is what was chosen so far, done whether that is all.
	chosen func(draft *store.AdminDraft) *[]string
	done   func(draft *store.AdminDraft) *bool
}

func regionsStep() dialog.Step {
	return scopePart{
		id: "regions", askKey: "ask_regions", allKey: "button_all_regions",
		choices: func(t *dialog.Turn) []dialog.Choice {
			return proposal.RegionChoices(t.Catalogue.RegionsIn(t.Person.Language))
		},
		allowed: func(scope store.Scope) []string { return scope.Regions },
		chosen:  func(draft *store.AdminDraft) *[]string { return &draft.Scope.Regions },
		done:    func(draft *store.AdminDraft) *bool { return &draft.RegionsChosen },
	}.step()
}

func topicsStep() dialog.Step {
	return scopePart{
		id: "topics", askKey: "ask_topics", allKey: "button_all_topics",
		choices: func(t *dialog.Turn) []dialog.Choice {
			return proposal.TopicChoices(t.Catalogue.Topics)
		},
		allowed: func(scope store.Scope) []string { return scope.Topics },
		chosen:  func(draft *store.AdminDraft) *[]string { return &draft.Scope.Topics },
		done:    func(draft *store.AdminDraft) *bool { return &draft.TopicsChosen },
	}.step()
}

func (p scopePart) step() dialog.Step {
	return dialog.Step{
		ID: p.id, Ask: p.ask, Take: p.take,
		Answered: func(t *dialog.Turn) (bool, error) { return *p.done(&t.Staff.AdminDraft), nil },
	}
}

// offered are the choices within the sender's own scope.
func (p scopePart) offered(t *dialog.Turn) []dialog.Choice {
	own := p.allowed(t.Staff.Scope)
	return slices.DeleteFunc(p.choices(t), func(c dialog.Choice) bool {
		return len(own) > 0 && !slices.Contains(own, c.Argument)
	})
}

func (p scopePart) ask(t *dialog.Turn) (dialog.Screen, error) {
	chosen := *p.chosen(&t.Staff.AdminDraft)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(p.askKey)}}
	if len(chosen) > 0 {
		screen.Text = append(screen.Text, dialog.Say("chosen", dialog.Data{"Total": len(chosen)}))
	}
	screen.AddRow(t.AnswerButton(dialog.Say(p.allKey), chooseAll))
	choices := p.offered(t)
	for i, choice := range choices {
		if slices.Contains(chosen, choice.Argument) {
			choices[i].Label = dialog.Say("button_chosen", dialog.Data{"Name": choice.Label})
		}
	}
	t.AddChoicePage(&screen, choices, t.Catalogue.Limits.PageSize)
	if len(chosen) > 0 {
		screen.AddRow(t.AnswerButton(dialog.Say("button_done"), chooseDone))
	}
	ways, err := t.NavigationButtons()
	screen.AddRow(ways...)
	return screen, err
}

func (p scopePart) take(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return dialog.Stay, dialog.NewProblem("use_buttons")
	}
	if t.SetPage(input) {
		return dialog.Stay, nil
	}
	draft := &t.Staff.AdminDraft
	chosen, done := p.chosen(draft), p.done(draft)
	switch code := input.Press.Argument; {
	case code == chooseAll:
		*chosen, *done = slices.Clone(p.allowed(t.Staff.Scope)), true
	case code == chooseDone && len(*chosen) > 0:
		*done = true
	case p.offers(t, code):
		*chosen, *done = p.toggle(t, *chosen, code), false
		return dialog.Stay, saveDraft(t)
	default:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Next, saveDraft(t)
}

func (p scopePart) offers(t *dialog.Turn, code string) bool {
	return slices.ContainsFunc(p.offered(t), func(c dialog.Choice) bool { return c.Argument == code })
}

// toggle adds a code to what is chosen, or removes it, in the order of what is offered.
func (p scopePart) toggle(t *dialog.Turn, chosen []string, code string) []string {
	var list []string
	for _, choice := range p.offered(t) {
		if slices.Contains(chosen, choice.Argument) != (choice.Argument == code) {
			list = append(list, choice.Argument)
		}
	}
	return list
}
