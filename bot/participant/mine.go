package participant

import (
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// MineAction turns the pages of a person's own proposals, OneAction shows one.
const (
	MineAction = "mine"
	OneAction  = "one"
)

const minePageSize = 5

// Mine answers /my: the person's proposals and what became of them.
func Mine(t *dialog.Turn) error { return showMine(t, 0) }

// MinePage shows another page of the list.
func MinePage(t *dialog.Turn) error {
	page, err := strconv.Atoi(t.Input.Press.Argument)
	if err != nil {
		return dialog.ErrStale
	}
	return showMine(t, page)
}

func showMine(t *dialog.Turn, number int) error {
	count, err := t.Tx.CountProposalsOf(t.Person.ID)
	if err != nil {
		return err
	}
	if count == 0 {
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("mine_empty")}}
		screen.Row(CommandButton("button_new", "new"))
		t.ShowIn(dialog.ListSlot, "", screen)
		return nil
	}
	page := dialog.PageOf(number, count, minePageSize)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("mine", dialog.Data{"Total": count})}}
	at := 0
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return err
		}
		if at >= page.To {
			break
		}
		if at >= page.From {
			title, _ := proposal.Cut(p.Title, 60)
			line := dialog.Data{"Number": p.Number, "Status": proposal.StatusName(p.Shown()), "Title": title}
			screen.Text = append(screen.Text, dialog.Say("mine_line", line))
			screen.Row(dialog.Button{Label: dialog.Say("button_own", dialog.Data{"Number": p.Number}), Press: dialog.Press{Action: OneAction, Argument: strconv.FormatUint(uint64(p.Seq), 10)}})
		}
		at++
	}
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.Row(page.Turning(mineButton)...)
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func mineButton(label dialog.Text, page int) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{Action: MineAction, Argument: strconv.Itoa(page)}}
}
