package moderator

import (
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// pages is a list to choose from in place of a card's buttons, page by page. What is
// pressed carries the whole choice, so that nothing has to be kept in between.
type pages struct {
	action, prefix string
	choices        []dialog.Choice
	page           int
	// above are rows that every page has.
	above [][]dialog.Button
}

// pagePrefix begins the argument of a button that turns the page.
const pagePrefix = "page."

// pageOf is the page that an argument asks for: the first if there is none yet.
func pageOf(argument string) (page int, turned bool) {
	if argument == "" {
		return 0, true
	}
	number, found := strings.CutPrefix(argument, pagePrefix)
	page, err := strconv.Atoi(number)
	return page, found && err == nil
}

// choosePage shows a page of a list in place of the card's buttons.
func choosePage(t *dialog.Turn, p store.Proposal, ask string, list pages) error {
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	screen.Text = append(screen.Text, dialog.Say(ask))
	screen.Rows = list.above
	button := func(label any, argument string) dialog.Button {
		return dialog.Button{Label: label, Press: proposal.PressOn(p, list.action, list.prefix+argument)}
	}
	page := dialog.PageOf(list.page, len(list.choices), t.Catalogue.Limits.PageSize)
	for _, choice := range list.choices[page.From:page.To] {
		screen.Row(button(choice.Label, choice.Argument))
	}
	screen.Row(page.Turning(func(label dialog.Text, number int) dialog.Button {
		return button(label, pagePrefix+strconv.Itoa(number))
	})...)
	screen.Row(proposal.Button(p, "button_back", proposal.MoreAction))
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return nil
}
