package moderator

import (
	"slices"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// What can be moved, as it stands in a press.
const (
	ofTopic  = "topic"
	ofRegion = "region"
)

// Move changes topic or region of a proposal by buttons in place of those of its
// card: the button, or /move 123. The author is told.
func Move(t *dialog.Turn) error {
	p, rest, done, err := toChange(t, "move_usage")
	switch {
	case done || err != nil:
		return err
	case rest == "":
		return chooseWhat(t, p)
	case t.Input.Kind != dialog.Pressed:
		return dialog.Sorry("move_usage")
	}
	what, choice, _ := strings.Cut(rest, ".")
	choices, ask := movable(t, p, what)
	if ask == "" {
		return dialog.ErrStale
	}
	if page, turned := pageOf(choice); turned {
		return choosePage(t, p, ask, pages{action: proposal.MoveAction, prefix: what + ".", choices: choices, page: page})
	}
	if !slices.ContainsFunc(choices, func(c dialog.Choice) bool { return c.Argument == choice }) {
		return dialog.ErrStale
	}
	change := store.Change{Action: store.ActionMove, Revision: p.Revision}
	if what == ofTopic {
		change.Topic = choice
	} else {
		change.Region = choice
	}
	return decide(t, p, change, "done_moved", func(after store.Proposal) error {
		return tellMoved(t, p, after)
	})
}

// tellMoved tells those whom a move concerns.
func tellMoved(t *dialog.Turn, before, after store.Proposal) error {
	if err := proposal.TellUrgentMoved(t, before, after); err != nil {
		return err
	}
	return proposal.AnnounceMoved(t, after)
}

// chooseWhat asks what is to be changed.
func chooseWhat(t *dialog.Turn, p store.Proposal) error {
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	screen.Text = append(screen.Text, dialog.Say("move_what"))
	screen.Rows = nil
	screen.Row(
		dialog.Button{Label: dialog.Say("button_move_topic"), Press: proposal.PressOn(p, proposal.MoveAction, ofTopic)},
		dialog.Button{Label: dialog.Say("button_move_region"), Press: proposal.PressOn(p, proposal.MoveAction, ofRegion)},
	)
	screen.Row(proposal.Button(p, "button_back", proposal.MoreAction))
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return nil
}

// movable lists where to a proposal can be moved, and the text that asks for it;
// that is empty for something that can't be moved.
func movable(t *dialog.Turn, p store.Proposal, what string) (choices []dialog.Choice, ask string) {
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
