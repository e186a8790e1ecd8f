package moderator

import (
	"fmt"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// auditPageSize is how many entries of a story are shown at once.
const auditPageSize = 8

// Audit tells the story of a proposal: /audit 123. Who may see the proposal may see
// what was done with it, by whom and why.
func Audit(t *dialog.Turn) error {
	p, rest, err := subject(t, "audit_usage")
	if err != nil {
		return err
	}
	page := 0
	if rest != "" {
		if page, err = strconv.Atoi(rest); err != nil || t.Input.Kind != dialog.Pressed {
			return dialog.Sorry("audit_usage")
		}
	}
	screen, err := auditScreen(t, p, page)
	if err != nil {
		return fmt.Errorf("tell the story of proposal %d: %w", p.Seq, err)
	}
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func auditScreen(t *dialog.Turn, p store.Proposal, number int) (dialog.Screen, error) {
	var entries []dialog.Text
	story := story{turn: t, proposal: p}
	for entry, err := range t.Tx.AuditOf(p.Seq) {
		if err != nil {
			return dialog.Screen{}, err
		}
		text, err := story.tell(entry)
		if err != nil {
			return dialog.Screen{}, err
		}
		entries = append(entries, text)
	}
	page := dialog.PageOf(number, len(entries), auditPageSize)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("audit_head", dialog.Data{"Number": p.Number})}}
	screen.Text = append(screen.Text, entries[page.From:page.To]...)
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.Row(turnAudit(p, page)...)
	screen.Row(proposal.Button(p, "button_open_card", proposal.CardAction))
	return screen, nil
}

func turnAudit(p store.Proposal, page dialog.Page) []dialog.Button {
	return page.Turning(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: proposal.PressOn(p, proposal.AuditAction, strconv.Itoa(number))}
	})
}
