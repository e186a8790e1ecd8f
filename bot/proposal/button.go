package proposal

import (
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// Button is a button about a proposal as it is now.
func Button(p store.Proposal, label, action string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: Press(p, action)}
}

// Press is a press on a button about a proposal as it is now.
func Press(p store.Proposal, action string) dialog.Press {
	return dialog.Press{Action: action, Argument: strconv.FormatUint(uint64(p.Seq), 10), Revision: p.Revision}
}

// PressChoice is a press on one of several buttons of an action about a proposal.
func PressChoice(p store.Proposal, action, choice string) dialog.Press {
	press := Press(p, action)
	press.Argument += "." + choice
	return press
}
