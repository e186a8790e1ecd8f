package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

func topicStep() dialog.Step {
	return dialog.Step{
		ID: "topic",
		Ask: func(t *dialog.Turn) (dialog.Screen, error) {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_topic")}}
			for _, topic := range t.Catalogue.Topics {
				screen.Row(t.AnswerButton(topic.Button, topic.Code))
			}
			return withWaysOut(t, screen)
		},
		Take: func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
			if input.Kind != dialog.Pressed {
				return dialog.Stay, dialog.Sorry("choose_first")
			}
			topic, known := t.Catalogue.Topic(input.Press.Argument)
			if !known {
				return dialog.Stay, dialog.ErrStale
			}
			_, err := change(t, func(d *store.Draft) { d.Topic = topic.Code })
			return dialog.Next, err
		},
		Answered: answered(func(t *dialog.Turn, draft store.Draft) bool {
			_, known := t.Catalogue.Topic(draft.Topic)
			return known
		}),
	}
}
