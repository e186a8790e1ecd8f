package find

import (
	"slices"
	"strconv"
	"strings"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// A page of results fits a phone's screen with its buttons.
const (
	matchesPerPage = 8
	buttonsPerRow  = 2
	maxTitle       = 60
	maxQueryShown  = 60
)

// showPage shows another page of the last search, or its results among older proposals.
// The argument is the number before which to search, a dot and the page: 123.1.
func showPage(t *dialog.Turn) error {
	seq, number, _ := strings.Cut(t.Input.Press.Argument, ".")
	before, err := strconv.ParseUint(seq, 10, 63)
	page, ok := dialog.PageNumber("", number)
	if err != nil || !ok || t.Input.Press.Revision != t.Session.LastSearch.Revision || t.Session.LastSearch.Empty() {
		return dialog.ErrStale
	}
	return showResults(t, store.Seq(before), page)
}

func showResults(t *dialog.Turn, before store.Seq, number int) error {
	found, err := gatherResults(t, before)
	if err != nil {
		return err
	}
	prefix := strconv.FormatUint(uint64(before), 10) + "."
	list := dialog.List{Page: dialog.Paginate(number, len(found.matches), matchesPerPage), Prefix: prefix, Press: pagePress(t)}
	screen := dialog.Screen{Text: []dialog.Text{found.head(t)}}
	var buttons []dialog.Button
	for _, one := range found.matches[list.From:list.To] {
		title, _ := proposal.Truncate(one.Title, maxTitle)
		screen.Text = append(screen.Text, dialog.Say("find_line", dialog.Data{
			"Number": one.Number, "Status": proposal.StatusName(one.Status),
			"Region": proposal.RegionName(t.Catalogue, one.Region), "Title": title,
		}))
		buttons = append(buttons, card.NumberButton(one))
	}
	screen.Text = append(append(screen.Text, list.Position()...), found.scopeTexts(t, before)...)
	for row := range slices.Chunk(buttons, buttonsPerRow) {
		screen.AddRow(row...)
	}
	list.AddPageButtons(&screen)
	if found.hasMore && found.author == "" {
		screen.AddRow(searchButton(t, "button_find_further", found.last.Seq))
	}
	if before != 0 {
		screen.AddRow(searchButton(t, "button_find_newest", 0))
	}
	return desk.Show(t, dialog.ListSlot, dialog.ListSlot, screen)
}

// head says what was searched for and how many matches there are.
func (f *results) head(t *dialog.Turn) dialog.Text {
	if f.author != "" {
		return dialog.Say("find_head_author", dialog.Data{"Number": f.author, "Total": len(f.matches)})
	}
	words, _ := proposal.Truncate(t.Session.LastSearch.Words, maxQueryShown)
	return dialog.Say("find_head", dialog.Data{"Words": words, "Total": len(f.matches)})
}

// scopeTexts says which proposals were searched, and what to do if nothing was found.
func (f *results) scopeTexts(t *dialog.Turn, before store.Seq) []dialog.Text {
	var text []dialog.Text
	if len(t.Staff.Scope.Regions)+len(t.Staff.Scope.Topics) > 0 {
		text = append(text, dialog.Say("digest_scope"))
	}
	switch {
	case f.author != "" && f.hasMore:
		text = append(text, dialog.Say("find_author_newest", dialog.Data{"Total": f.scanned}))
	case f.author != "":
	case f.hasMore:
		text = append(text, dialog.SayCounted("find_searched_until", f.scanned, dialog.Data{"Number": f.last.Number}))
	case before == 0:
		text = append(text, dialog.Say("find_searched_all"))
	default:
		text = append(text, dialog.SayCounted("find_searched_rest", f.scanned))
	}
	if len(f.matches) == 0 && f.author == "" {
		text = append(text, dialog.Say("find_advice"))
	}
	return text
}

// pagePress returns what makes the presses that turn the pages of the last search.
func pagePress(t *dialog.Turn) func(argument string) dialog.Press {
	revision := t.Session.LastSearch.Revision
	return func(argument string) dialog.Press {
		return dialog.Press{Action: Action, Argument: argument, Revision: revision}
	}
}

// searchButton shows the results among the proposals before a number, 0 for the newest.
func searchButton(t *dialog.Turn, label string, before store.Seq) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: pagePress(t)(strconv.FormatUint(uint64(before), 10) + ".0")}
}
