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

// What can be moved, as a press says it.
const (
	ofTopic  = "topic"
	ofRegion = "region"
)

// Move changes the topic or the region of a proposal, with buttons in place of those of
// its card: the button, or /move 123. The author is notified.
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

// askWhatToMove asks whether the topic or the region is to be changed.
func askWhatToMove(t *dialog.Turn, p store.Proposal) error {
	return askOnCard(t, p, "move_what", card.MoreAction, [][]dialog.Button{{
		{Label: dialog.Say("button_move_topic"), Press: proposal.PressChoice(p, card.MoveAction, ofTopic)},
		{Label: dialog.Say("button_move_region"), Press: proposal.PressChoice(p, card.MoveAction, ofRegion)},
	}})
}

// moveTargets returns the other topics or regions, and the key of the text that asks for
// one; the key is empty for anything else.
func moveTargets(t *dialog.Turn, p store.Proposal, what string) (choices []dialog.Choice, ask string) {
	switch what {
	case ofTopic:
		return without(proposal.TopicChoices(t.Catalogue.Topics), p.Topic), "move_ask_topic"
	case ofRegion:
		return without(proposal.RegionChoices(t.Catalogue.RegionsIn(t.Person.Language)), p.Region), "move_ask_region"
	}
	return nil, ""
}

func without(choices []dialog.Choice, code string) []dialog.Choice {
	return slices.DeleteFunc(choices, func(c dialog.Choice) bool { return c.Argument == code })
}
