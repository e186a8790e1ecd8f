package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// refused tells a person who is blocked, or who has sent as much as one person may,
// that they can't send a proposal now, and reports whether it has. Their draft stays
// as it is. A cry for help is not held back by how much was sent before.
func refused(t *dialog.Turn, toSend store.Draft) (bool, error) {
	block, err := store.BlockOf(t.Tx, t.Person.ID)
	if err != nil {
		return false, err
	}
	if block.Holds(t.Now) {
		t.Reply(proposal.BlockedNotice(t.Catalogue, block))
		return true, nil
	}
	limit, err := reached(t)
	if err != nil || limit == nil || criesForHelp(t, toSend) {
		return false, err
	}
	screen := dialog.Screen{Text: []dialog.Text{*limit}}
	if draft, exists, err := t.Draft(); err != nil {
		return false, err
	} else if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("limit_draft"))
	}
	screen.Row(CommandButton("button_mine", "my"))
	t.Reply(screen)
	return true, nil
}

// reached says which limit the person has reached, if any. A decision they were not
// told of is none for them.
func reached(t *dialog.Turn) (*dialog.Text, error) {
	limits, today := t.Catalogue.Moderation, t.Today()
	var sent, open int
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return nil, err
		}
		if store.DateOf(p.SubmittedAt, t.Zone) == today {
			sent++
		}
		if p.Shown().Open() {
			open++
		}
		switch {
		case sent >= limits.PerDay:
			text := dialog.SayCounted("limit_day", sent)
			return &text, nil
		case open >= limits.OpenAtOnce:
			text := dialog.SayCounted("limit_open", open)
			return &text, nil
		}
	}
	return nil, nil
}
