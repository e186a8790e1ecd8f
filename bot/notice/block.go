package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Blocked tells somebody that they can't send proposals for a while, why,
// and what they still can do.
func Blocked(catalogue *store.Catalogue, block store.Block) dialog.Screen {
	first := dialog.Say("blocked_for_good")
	if !block.Until.IsZero() {
		first = dialog.Say("blocked", dialog.Data{"At": block.Until})
	}
	screen := dialog.Screen{Text: []dialog.Text{first}}
	if block.Reason.Given() {
		screen.Text = append(screen.Text, proposal.ReasonText(catalogue, block.Reason))
	}
	screen.Text = append(screen.Text, dialog.Say("blocked_next"))
	return screen
}

// Unblocked tells somebody that they can send proposals again.
func Unblocked() dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{dialog.Say("unblocked")}}
}
