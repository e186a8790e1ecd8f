package participant

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
)

// soundsLikeCrisis reports whether a draft, stashed messages included, sounds like a
// crisis. A person has to read it: no limit of length or number keeps it out.
func soundsLikeCrisis(t *dialog.Turn, draft store.Draft) bool {
	draft.Parts = allParts(draft)
	return t.Catalogue.InCrisis(draft.Title.Text + "\n" + draft.Body())
}

// OfferHelplines shows helplines to a person whose message sounds like a crisis, before
// any other answer, and at most once in the catalogue's interval. The message is then
// handled as always.
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
	// The person's first message: their language is not known yet.
	for _, language := range store.Languages() {
		t.ReplyIn(language, screen)
	}
}

// rejectIfLimited reports whether the person may not send a proposal now, because they are
// blocked or have reached a limit, and tells them so. Their draft remains. A cry for help
// passes the limits.
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

// limitReached returns a text about the limit that the person has reached, nil for none.
// A decision that can still be undone does not count yet.
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
