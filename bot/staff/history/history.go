// Package history shows the audit log of a proposal.
package history

import (
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// pageSize is how many entries a page has.
const pageSize = 8

// Show shows the audit log of a proposal: /audit 123. The sender may see it if they may
// read the proposal.
func Show(t *dialog.Turn) error {
	p, rest, err := desk.LoadSubject(t, "audit_usage")
	if err != nil {
		return err
	}
	page, ok := dialog.PageNumber("", rest)
	if rest != "" && (!ok || t.Input.Kind != dialog.Pressed) {
		return dialog.NewProblem("audit_usage")
	}
	screen, err := historyScreen(t, p, page)
	if err != nil {
		return fmt.Errorf("show the audit log of proposal %d: %w", p.Seq, err)
	}
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func historyScreen(t *dialog.Turn, p store.Proposal, number int) (dialog.Screen, error) {
	var entries []dialog.Text
	log := timeline{turn: t, proposal: p}
	for entry, err := range t.Tx.AuditOf(p.Seq) {
		if err != nil {
			return dialog.Screen{}, err
		}
		text, err := log.entryText(entry)
		if err != nil {
			return dialog.Screen{}, err
		}
		entries = append(entries, text)
	}
	list := dialog.List{Page: dialog.Paginate(number, len(entries), pageSize), Press: func(argument string) dialog.Press {
		return proposal.PressChoice(p, card.AuditAction, argument)
	}}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("audit_head", dialog.Data{"Number": p.Number})}}
	screen.Text = append(append(screen.Text, entries[list.From:list.To]...), list.Position()...)
	list.AddPageButtons(&screen)
	screen.AddRow(proposal.Button(p, "button_open_card", card.CardAction))
	return screen, nil
}
