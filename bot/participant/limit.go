package participant

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
)

// soundsLikeCrisis reports whether what has been written sounds like a crisis, kept messages
// included. It has to reach somebody: no rule of a machine about how long a text is, or
// how many may be sent, keeps it out.
func soundsLikeCrisis(t *dialog.Turn, draft store.Draft) bool {
	draft.Parts = allParts(draft)
	return t.Catalogue.InCrisis(draft.Title.Text + "\n" + draft.Body())
}

// OfferHelplines tells somebody whose words sound like a crisis where to call, before
// anything else is said, and at most once in a while. The conversation goes on as
// always: nothing they wrote is refused or lost.
func OfferHelplines(t *dialog.Turn) {
	switch t.Input.Kind {
	case dialog.Typed, dialog.Edited, dialog.Commanded:
	default:
		return
	}
	again := t.Session.HelplineShownAt.Add(time.Duration(t.Catalogue.HelplinePolicy.MinInterval))
	if t.Now.Before(again) || !t.Catalogue.InCrisis(t.Input.Text) {
		return
	}
	t.Session.HelplineShownAt = t.Now.UTC()
	screen := notice.Helplines(t.Catalogue)
	if t.Person.Language.Valid() {
		t.Reply(screen)
		return
	}
	// Their very first message: which language they read is not known yet.
	for _, language := range store.Languages() {
		t.ReplyIn(language, screen)
	}
}

// rejectIfLimited tells a person who is blocked, or who has sent as much as one person may,
// that they can't send a proposal now, and reports whether it has. Their draft stays
// as it is. A cry for help is not held back by how much was sent before.
func rejectIfLimited(t *dialog.Turn, toSend store.Draft) (bool, error) {
	block, err := store.FindBlock(t.Tx, t.Person.ID)
	if err != nil {
		return false, err
	}
	if block.Active(t.Now) {
		t.Reply(notice.Blocked(t.Catalogue, block))
		return true, nil
	}
	limit, err := limitReached(t)
	if err != nil || limit == nil || soundsLikeCrisis(t, toSend) {
		return false, err
	}
	screen := dialog.Screen{Text: []dialog.Text{*limit}}
	if draft, exists, err := t.Draft(); err != nil {
		return false, err
	} else if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("limit_draft"))
	}
	screen.AddRow(CommandButton("button_mine", "my"))
	t.Reply(screen)
	return true, nil
}

// limitReached says which limit the person has reached, if any. A decision they were not
// told of is none for them.
func limitReached(t *dialog.Turn) (*dialog.Text, error) {
	limits, today := t.Catalogue.Moderation, t.Today()
	var sent, open int
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return nil, err
		}
		if store.DateOf(p.SubmittedAt, t.Zone) == today {
			sent++
		}
		if p.VisibleStatus().Open() {
			open++
		}
		switch {
		case sent >= limits.ProposalsPerDay:
			text := dialog.SayCounted("limit_day", sent)
			return &text, nil
		case open >= limits.MaxOpenProposals:
			text := dialog.SayCounted("limit_open", open)
			return &text, nil
		}
	}
	return nil, nil
}
