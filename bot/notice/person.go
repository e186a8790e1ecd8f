package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Helplines tells a person who may be in distress that they are not alone, and where to
// call. It makes no diagnosis and no promise.
func Helplines(catalogue *store.Catalogue) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("care")}}
	if len(catalogue.Helplines) > 0 {
		var lines []dialog.Text
		for _, line := range catalogue.Helplines {
			lines = append(lines, helplineText(line))
		}
		screen.Text = append(screen.Text, dialog.Say("care_call", dialog.Data{"Lines": lines}))
	}
	screen.Text = append(screen.Text, dialog.Say("care_near"))
	return screen
}

// autoDialDigits is from how many digits on Telegram's apps offer to call a number. A
// shorter one is set as code, so that a tap copies it.
const autoDialDigits = 10

func helplineText(line store.Helpline) dialog.Text {
	digits := 0
	for _, r := range line.Phone {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	data := dialog.Data{"Phone": line.Phone, "Name": line.Name}
	if digits >= autoDialDigits {
		return dialog.Say("care_long_number", data)
	}
	return dialog.Say("care_short_number", data)
}

// Blocked tells a person that they can't submit proposals for a while, why, and what they
// still can do.
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

// Unblocked tells a person that they can submit proposals again.
func Unblocked() dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{dialog.Say("unblocked")}}
}
