package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

func regionStep() dialog.Step {
	return dialog.Step{
		ID:   "region",
		Ask:  askRegion,
		Take: takeRegion,
		Answered: answeredBy(func(t *dialog.Turn, draft store.Draft) bool {
			_, known := t.Catalogue.Region(draft.Region)
			return known
		}),
	}
}

func askRegion(t *dialog.Turn) (dialog.Screen, error) {
	choices, err := regionChoices(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_region")}}
	t.AddChoicePage(&screen, choices, t.Catalogue.Limits.PageSize)
	return addNavigation(t, screen)
}

func takeRegion(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return dialog.Stay, dialog.NewProblem("choose_first")
	}
	if t.SetPage(input) {
		return dialog.Stay, nil
	}
	region, known := t.Catalogue.Region(input.Press.Argument)
	if !known {
		return dialog.Stay, dialog.ErrStale
	}
	_, err := changeDraft(t, func(d *store.Draft) { d.Region = region.Code })
	return dialog.Next, err
}

// regionChoices returns the regions, with that of the person's last proposal first.
func regionChoices(t *dialog.Turn) ([]dialog.Choice, error) {
	last := ""
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return nil, err
		}
		last = p.Region
		break
	}
	var first, rest []dialog.Choice
	for _, choice := range proposal.RegionChoices(t.Catalogue.RegionsIn(t.Person.Language)) {
		if choice.Argument == last {
			first = append(first, choice)
		} else {
			rest = append(rest, choice)
		}
	}
	return append(first, rest...), nil
}

func topicStep() dialog.Step {
	return dialog.Step{
		ID: "topic",
		Ask: func(t *dialog.Turn) (dialog.Screen, error) {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_topic")}}
			for _, topic := range t.Catalogue.Topics {
				screen.AddRow(t.AnswerButton(topic.Button, topic.Code))
			}
			return addNavigation(t, screen)
		},
		Take: func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
			if input.Kind != dialog.Pressed {
				return dialog.Stay, dialog.NewProblem("choose_first")
			}
			topic, known := t.Catalogue.Topic(input.Press.Argument)
			if !known {
				return dialog.Stay, dialog.ErrStale
			}
			_, err := changeDraft(t, func(d *store.Draft) { d.Topic = topic.Code })
			return dialog.Next, err
		},
		Answered: answeredBy(func(t *dialog.Turn, draft store.Draft) bool {
			_, known := t.Catalogue.Topic(draft.Topic)
			return known
		}),
	}
}
