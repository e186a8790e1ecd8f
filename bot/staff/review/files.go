package review

import (
	"strconv"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
)

// filesPerPage limits what one press sends, whatever number of files the catalogue allows.
const filesPerPage = 10

// Files sends the files and places of a proposal and of its author's replies, oldest
// first, a page at a time.
func Files(t *dialog.Turn) error {
	p, rest, err := desk.LoadPressed(t)
	if err != nil {
		return err
	}
	number := 0
	if rest != "" {
		if number, err = strconv.Atoi(rest); err != nil {
			return dialog.ErrStale
		}
	}
	all := card.AllAttachments(p)
	if len(all) == 0 {
		return dialog.NewProblem("files_none")
	}
	page := dialog.Paginate(number, len(all), filesPerPage)
	t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("files_of", dialog.Data{"Number": p.Number})}})
	for _, attachment := range all[page.From:page.To] {
		t.SendAttachment(attachment)
	}
	if page.Last == 0 {
		return nil
	}
	further := dialog.Screen{Text: []dialog.Text{
		dialog.Say("files_of", dialog.Data{"Number": p.Number}),
		dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}),
	}}
	further.AddRow(page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: proposal.PressChoice(p, card.FilesAction, strconv.Itoa(number))}
	})...)
	t.Reply(further)
	return nil
}
