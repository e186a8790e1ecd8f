package proposal

import (
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// The actions of the buttons on a card. Package moderator says what they do.
const (
	QueueAction   = "queue"
	AcceptAction  = "accept"
	DeclineAction = "decline"
	SkipAction    = "skip"
	TextAction    = "text"
	FilesAction   = "files"
	CardAction    = "card"
)

func addButtons(screen *dialog.Screen, reader store.Staff, p store.Proposal, cut bool) {
	if p.Status.Waiting() && store.May(reader, store.Decide, p) {
		screen.Row(Button(p, "button_accept", AcceptAction), Button(p, "button_decline", DeclineAction))
	}
	var more []dialog.Button
	if cut {
		more = append(more, Button(p, "button_whole_text", TextAction))
	}
	if len(p.Attachments) > 0 {
		more = append(more, Button(p, "button_files", FilesAction))
	}
	screen.Row(more...)
	if p.Status.Waiting() {
		screen.Row(Button(p, "button_skip", SkipAction))
	} else {
		screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: QueueAction}})
	}
}

// Button is a button about a proposal as it is now.
func Button(p store.Proposal, label, action string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: Press(p, action)}
}

// Press is a press on a button about a proposal as it is now.
func Press(p store.Proposal, action string) dialog.Press {
	return dialog.Press{Action: action, Argument: strconv.FormatUint(uint64(p.Seq), 10), Revision: p.Revision}
}
