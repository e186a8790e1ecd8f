package review

import (
	"slices"
	"strings"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// What can be moved, as it stands in a press.
const (
	ofTopic  = "topic"
	ofRegion = "region"
)

// Move changes topic or region of a proposal by buttons in place of those of its
// card: the button, or /move 123. The author is told.
func Move(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "move_usage", store.ActionMove)
	switch {
	case done || err != nil:
		return err
	case rest == "":
		return askWhatToMove(t, p)
	case t.Input.Kind != dialog.Pressed:
		return dialog.NewProblem("move_usage")
	}
	what, choice, _ := strings.Cut(rest, ".")
	choices, ask := moveTargets(t, p, what)
	if ask == "" {
		return dialog.ErrStale
	}
	if page, turned := parsePage(choice); turned {
		return showChoices(t, p, ask, choicePage{action: card.MoveAction, prefix: what + ".", choices: choices, page: page})
	}
	if !slices.ContainsFunc(choices, func(c dialog.Choice) bool { return c.Argument == choice }) {
		return dialog.ErrStale
	}
	change := rules.Change{Action: store.ActionMove, Revision: p.Revision}
	if what == ofTopic {
		change.Topic = choice
	} else {
		change.Region = choice
	}
	return desk.ApplyChange(t, p, change, "done_moved", func(after store.Proposal) error {
		return desk.NotifyMoved(t, p, after)
	})
}

// askWhatToMove asks what is to be changed.
func askWhatToMove(t *dialog.Turn, p store.Proposal) error {
	screen, err := card.Screen(t, *t.Staff, p)
	if err != nil {
		return err
	}
	screen.Text = append(screen.Text, dialog.Say("move_what"))
	screen.Rows = nil
	screen.AddRow(
		dialog.Button{Label: dialog.Say("button_move_topic"), Press: proposal.PressChoice(p, card.MoveAction, ofTopic)},
		dialog.Button{Label: dialog.Say("button_move_region"), Press: proposal.PressChoice(p, card.MoveAction, ofRegion)},
	)
	screen.AddRow(proposal.Button(p, "button_back", card.MoreAction))
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}

// moveTargets lists where to a proposal can be moved, and the text that asks for it;
// that is empty for something that can't be moved.
func moveTargets(t *dialog.Turn, p store.Proposal, what string) (choices []dialog.Choice, ask string) {
	switch what {
	case ofTopic:
		for _, topic := range t.Catalogue.Topics {
			if topic.Code != p.Topic {
				choices = append(choices, dialog.Choice{Label: topic.Button, Argument: topic.Code})
			}
		}
		return choices, "move_ask_topic"
	case ofRegion:
		for _, region := range t.Catalogue.RegionsIn(t.Person.Language) {
			if region.Code != p.Region {
				choices = append(choices, dialog.Choice{Label: region.Button, Argument: region.Code})
			}
		}
		return choices, "move_ask_region"
	}
	return nil, ""
}
