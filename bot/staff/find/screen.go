package find

import (
	"strconv"
	"strings"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// A page of what was found fits a phone's screen with its buttons.
const (
	matchesPerPage = 8
	buttonsPerRow  = 2
	maxTitle       = 60
	maxQueryShown  = 60
)

// showPage shows another page of the last search, or looks further back.
func showPage(t *dialog.Turn) error {
	place, number, _ := strings.Cut(t.Input.Press.Argument, ".")
	before, err := strconv.ParseUint(place, 10, 63)
	page, pageErr := strconv.Atoi(number)
	if err != nil || pageErr != nil || t.Input.Press.Revision != t.Session.LastSearch.Revision || t.Session.LastSearch.Empty() {
		return dialog.ErrStale
	}
	return showResults(t, store.Seq(before), page)
}

func showResults(t *dialog.Turn, before store.Seq, number int) error {
	found, err := gatherResults(t, before)
	if err != nil {
		return err
	}
	page := dialog.Paginate(number, len(found.matches), matchesPerPage)
	screen := dialog.Screen{Text: []dialog.Text{found.head(t)}}
	var buttons []dialog.Button
	for _, one := range found.matches[page.From:page.To] {
		title, _ := proposal.Truncate(one.title, maxTitle)
		screen.Text = append(screen.Text, dialog.Say("find_line", dialog.Data{
			"Number": one.number, "Status": proposal.StatusName(one.status),
			"Region": proposal.RegionName(t.Catalogue, one.region), "Title": title,
		}))
		buttons = append(buttons, one.button())
	}
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.Text = append(screen.Text, found.scopeTexts(t, before)...)
	for len(buttons) > 0 {
		row := min(len(buttons), buttonsPerRow)
		screen.AddRow(buttons[:row]...)
		buttons = buttons[row:]
	}
	found.addNavigation(t, &screen, before, page)
	return desk.Show(t, dialog.ListSlot, dialog.ListSlot, screen)
}

// head says what was looked for and how much of it was found.
func (f *results) head(t *dialog.Turn) dialog.Text {
	if f.author != "" {
		return dialog.Say("find_head_author", dialog.Data{"Number": f.author, "Total": len(f.matches)})
	}
	words, _ := proposal.Truncate(t.Session.LastSearch.Words, maxQueryShown)
	return dialog.Say("find_head", dialog.Data{"Words": words, "Total": len(f.matches)})
}

// scopeTexts says where was looked, and what to do where nothing was found.
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
		text = append(text, dialog.SayCounted("find_searched_until", f.scanned, dialog.Data{"Number": f.last.number}))
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

// addNavigation adds the buttons to the other pages, further back and to the newest.
func (f *results) addNavigation(t *dialog.Turn, screen *dialog.Screen, before store.Seq, page dialog.Page) {
	screen.AddRow(page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return pageButton(t, label, before, number)
	})...)
	if f.hasMore && f.author == "" {
		screen.AddRow(pageButton(t, dialog.Say("button_find_further"), f.last.seq, 0))
	}
	if before != 0 {
		screen.AddRow(pageButton(t, dialog.Say("button_find_newest"), 0, 0))
	}
}

func pageButton(t *dialog.Turn, label dialog.Text, before store.Seq, page int) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{
		Action:   Action,
		Argument: strconv.FormatUint(uint64(before), 10) + "." + strconv.Itoa(page),
		Revision: t.Session.LastSearch.Revision,
	}}
}

// button opens the card.
func (m match) button() dialog.Button {
	return dialog.Button{
		Label: dialog.Say("button_number", dialog.Data{"Number": m.number}),
		Press: proposal.Press(store.Proposal{Seq: m.seq, Revision: m.revision}, card.CardAction),
	}
}
