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
	return page.Turning(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: dialog.Press{Action: action, Argument: strconv.Itoa(number)}}
	})
}
