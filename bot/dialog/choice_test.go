package dialog_test

import (
	"testing"

	"usynys/bot/dialog"
)

func TestPageOf(t *testing.T) {
	cases := []struct {
		number, length, size int
		want                 dialog.Page
	}{
		{0, 20, 7, dialog.Page{Number: 0, Last: 2, From: 0, To: 7}},
		{2, 20, 7, dialog.Page{Number: 2, Last: 2, From: 14, To: 20}},
		{9, 20, 7, dialog.Page{Number: 2, Last: 2, From: 14, To: 20}},
		{-1, 20, 7, dialog.Page{Number: 0, Last: 2, From: 0, To: 7}},
		{0, 0, 7, dialog.Page{}},
		{1, 14, 7, dialog.Page{Number: 1, Last: 1, From: 7, To: 14}},
	}
	for _, c := range cases {
		if got := dialog.Paginate(c.number, c.length, c.size); got != c.want {
			t.Errorf("page %d of %d by %d is %+v, want %+v", c.number, c.length, c.size, got, c.want)
		}
	}
}

func TestPageNumberReadsWhatAListWrites(t *testing.T) {
	list := dialog.List{Page: dialog.Paginate(1, 20, 7), Prefix: "page.", Press: func(argument string) dialog.Press {
		return dialog.Press{Action: "answer", Argument: argument}
	}}
	var screen dialog.Screen
	list.AddPageButtons(&screen)
	for i, want := range []int{0, 2} {
		if got, ok := dialog.PageNumber("page.", screen.Rows[0][i].Press.Argument); !ok || got != want {
			t.Errorf("button %d turns to page %d, %v, want %d", i, got, ok, want)
		}
	}
	for _, argument := range []string{"", "page.", "page.-1", "page.x", "1", "KZ-10"} {
		if _, ok := dialog.PageNumber("page.", argument); ok {
			t.Errorf("%q was read as a page", argument)
		}
	}
}
