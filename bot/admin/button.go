package admin

import (
	"strconv"

	"usynys/bot/dialog"
)

func button(label, action, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: action, Argument: argument}}
}

// pageButtons turn the pages of a list; none if it has one page.
func pageButtons(action string, page dialog.Page) []dialog.Button {
	var buttons []dialog.Button
	if page.Number > 0 {
		buttons = append(buttons, button("button_previous", action, strconv.Itoa(page.Number-1)))
	}
	if page.Number < page.Last {
		buttons = append(buttons, button("button_next", action, strconv.Itoa(page.Number+1)))
	}
	return buttons
}
