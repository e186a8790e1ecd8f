package moderator

import (
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// A page of what was found fits a phone's screen with its buttons.
const (
	foundOnPage   = 8
	buttonsInRow  = 2
	titleInList   = 60
	wordsRepeated = 60
)

// findPage shows another page of the last search, or looks further back.
func findPage(t *dialog.Turn) error {
	place, number, _ := strings.Cut(t.Input.Press.Argument, ".")
	before, err := strconv.ParseUint(place, 10, 63)
	page, pageErr := strconv.Atoi(number)
	if err != nil || pageErr != nil || t.Input.Press.Revision != t.Session.Sought.Revision || t.Session.Sought.Nothing() {
		return dialog.ErrStale
	}
	return showFound(t, store.Seq(before), page)
}

func showFound(t *dialog.Turn, before store.Seq, number int) error {
	found, err := gatherPart(t, before)
	if err != nil {
		return err
	}
	page := dialog.PageOf(number, len(found.found), foundOnPage)
	screen := dialog.Screen{Text: []dialog.Text{found.head(t)}}
	var buttons []dialog.Button
	for _, one := range found.found[page.From:page.To] {
		title, _ := proposal.Cut(one.title, titleInList)
		screen.Text = append(screen.Text, dialog.Say("find_line", dialog.Data{
			"Number": one.number, "Status": proposal.StatusName(one.status),
			"Region": proposal.RegionName(t.Catalogue, one.region), "Title": title,
		}))
		buttons = append(buttons, one.button())
	}
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.Text = append(screen.Text, found.searched(t, before)...)
	for len(buttons) > 0 {
		row := min(len(buttons), buttonsInRow)
		screen.Row(buttons[:row]...)
		buttons = buttons[row:]
	}
	found.addWays(t, &screen, before, page)
	return show(t, dialog.ListSlot, dialog.ListSlot, screen)
}

// head says what was looked for and how much of it was found.
func (f *part) head(t *dialog.Turn) dialog.Text {
	if f.of != "" {
		return dialog.Say("find_head_author", dialog.Data{"Number": f.of, "Total": len(f.found)})
	}
	words, _ := proposal.Cut(t.Session.Sought.Words, wordsRepeated)
	return dialog.Say("find_head", dialog.Data{"Words": words, "Total": len(f.found)})
}

// searched says where was looked, and what to do where nothing was found.
func (f *part) searched(t *dialog.Turn, before store.Seq) []dialog.Text {
	var text []dialog.Text
	if len(t.Staff.Scope.Regions)+len(t.Staff.Scope.Topics) > 0 {
		text = append(text, dialog.Say("digest_scope"))
	}
	switch {
	case f.of != "" && f.more:
		text = append(text, dialog.Say("find_author_newest", dialog.Data{"Total": f.read}))
	case f.of != "":
	case f.more:
		text = append(text, dialog.SayCounted("find_searched_until", f.read, dialog.Data{"Number": f.last.number}))
	case before == 0:
		text = append(text, dialog.Say("find_searched_all"))
	default:
		text = append(text, dialog.SayCounted("find_searched_rest", f.read))
	}
	if len(f.found) == 0 && f.of == "" {
		text = append(text, dialog.Say("find_advice"))
	}
	return text
}

// addWays adds the buttons to the other pages, further back and to the newest.
func (f *part) addWays(t *dialog.Turn, screen *dialog.Screen, before store.Seq, page dialog.Page) {
	screen.Row(page.Turning(func(label dialog.Text, number int) dialog.Button {
		return findButton(t, label, before, number)
	})...)
	if f.more && f.of == "" {
		screen.Row(findButton(t, dialog.Say("button_find_further"), f.last.seq, 0))
	}
	if before != 0 {
		screen.Row(findButton(t, dialog.Say("button_find_newest"), 0, 0))
	}
}

func findButton(t *dialog.Turn, label dialog.Text, before store.Seq, page int) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{
		Action:   FindAction,
		Argument: strconv.FormatUint(uint64(before), 10) + "." + strconv.Itoa(page),
		Revision: t.Session.Sought.Revision,
	}}
}

// button opens the card.
func (m match) button() dialog.Button {
	return dialog.Button{
		Label: dialog.Say("button_number", dialog.Data{"Number": m.number}),
		Press: proposal.Press(store.Proposal{Seq: m.seq, Revision: m.revision}, proposal.CardAction),
	}
}
