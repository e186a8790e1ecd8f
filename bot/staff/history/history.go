package history

import (
	"fmt"
	"strconv"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// pageSize is how many entries of a story are shown at once.
const pageSize = 8

// Show tells the story of a proposal: /audit 123. Who may see the proposal may see
// what was done with it, by whom and why.
func Show(t *dialog.Turn) error {
	p, rest, err := desk.LoadSubject(t, "audit_usage")
	if err != nil {
		return err
	}
	page := 0
	if rest != "" {
		if page, err = strconv.Atoi(rest); err != nil || t.Input.Kind != dialog.Pressed {
			return dialog.NewProblem("audit_usage")
		}
	}
	screen, err := historyScreen(t, p, page)
	if err != nil {
		return fmt.Errorf("tell the story of proposal %d: %w", p.Seq, err)
	}
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func historyScreen(t *dialog.Turn, p store.Proposal, number int) (dialog.Screen, error) {
	var entries []dialog.Text
	story := timeline{turn: t, proposal: p}
	for entry, err := range t.Tx.AuditOf(p.Seq) {
		if err != nil {
			return dialog.Screen{}, err
		}
		text, err := story.entryText(entry)
		if err != nil {
			return dialog.Screen{}, err
		}
		entries = append(entries, text)
	}
	page := dialog.Paginate(number, len(entries), pageSize)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("audit_head", dialog.Data{"Number": p.Number})}}
	screen.Text = append(screen.Text, entries[page.From:page.To]...)
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.AddRow(pageButtons(p, page)...)
	screen.AddRow(proposal.Button(p, "button_open_card", card.CardAction))
	return screen, nil
}

func pageButtons(p store.Proposal, page dialog.Page) []dialog.Button {
	return page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: proposal.PressChoice(p, card.AuditAction, strconv.Itoa(number))}
	})
}
