package review

import (
	"strconv"
	"strings"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// choicePage is a list to choose from in place of a card's buttons, page by page. What is
// pressed carries the whole choice, so that nothing has to be kept in between.
type choicePage struct {
	action, prefix string
	choices        []dialog.Choice
	page           int
	// header are rows that every page has.
	header [][]dialog.Button
}

// pagePrefix begins the argument of a button that turns the page.
const pagePrefix = "page."

// parsePage is the page that an argument asks for: the first if there is none yet.
func parsePage(argument string) (page int, turned bool) {
	if argument == "" {
		return 0, true
	}
	number, found := strings.CutPrefix(argument, pagePrefix)
	page, err := strconv.Atoi(number)
	return page, found && err == nil
}

// showChoices shows a page of a list in place of the card's buttons.
func showChoices(t *dialog.Turn, p store.Proposal, ask string, list choicePage) error {
	screen, err := card.Screen(t, *t.Staff, p)
	if err != nil {
		return err
	}
	screen.Text = append(screen.Text, dialog.Say(ask))
	screen.Rows = list.header
	button := func(label any, argument string) dialog.Button {
		return dialog.Button{Label: label, Press: proposal.PressChoice(p, list.action, list.prefix+argument)}
	}
	page := dialog.Paginate(list.page, len(list.choices), t.Catalogue.Limits.PageSize)
	for _, choice := range list.choices[page.From:page.To] {
		screen.AddRow(button(choice.Label, choice.Argument))
	}
	screen.AddRow(page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return button(label, pagePrefix+strconv.Itoa(number))
	})...)
	screen.AddRow(proposal.Button(p, "button_back", card.MoreAction))
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}
