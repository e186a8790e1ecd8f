package proposal

import (
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// The actions of the buttons on a card. Package moderator says what they do.
const (
	QueueAction   = "queue"
	FilterAction  = "filter"
	AcceptAction  = "accept"
	DeclineAction = "decline"
	SkipAction    = "skip"
	TakeAction    = "take"
	ReleaseAction = "release"
	TextAction    = "text"
	FilesAction   = "files"
	CardAction    = "card"
	AuditAction   = "audit"
)

// sameShown is how many proposals with the same text a card has buttons for.
const sameShown = 4

func addButtons(t *dialog.Turn, screen *dialog.Screen, reader store.Staff, p store.Proposal, around surroundings, cut bool) {
	held := around.heldByOther(reader, t.Now)
	if store.May(reader, store.Decide, p) {
		addDecisions(screen, p, held, p.VotedBy(*t.Catalogue, reader.ID))
	}
	further := []dialog.Button{Button(p, "button_more", MoreAction)}
	if store.May(reader, store.Decide, p) && !held && p.Status.Waiting() && p.Author != 0 {
		further = append([]dialog.Button{Button(p, "button_ask", AskAction)}, further...)
	}
	screen.Row(further...)
	if store.May(reader, store.Decide, p) {
		screen.Row(undoing(t, reader, p)...)
	}
	screen.Row(around.opening(p, cut)...)
	around.addNumbers(screen)
	addWaysOn(screen, p, around.heldByReader(reader, t.Now))
}

// addDecisions adds what somebody who may decide can do; nothing but taking it over
// while somebody else works on it. own is set for whoever gave the first of two votes.
func addDecisions(screen *dialog.Screen, p store.Proposal, held, own bool) {
	switch {
	case held:
		screen.Row(Button(p, "button_take", TakeAction))
	case p.Status.Waiting() && own:
		screen.Row(Button(p, "button_accept", AcceptAction))
	case p.Status.Waiting() && p.Vote.Given():
		screen.Row(Button(p, "button_agree_decline", AgreeAction))
		screen.Row(Button(p, "button_accept", AcceptAction), Button(p, "button_decline", DeclineAction))
	case p.Status.Waiting():
		screen.Row(Button(p, "button_accept", AcceptAction), Button(p, "button_decline", DeclineAction))
	case p.Status == store.Asked:
		screen.Row(Button(p, "button_unask", UnaskAction))
	}
}

// opening are the buttons that show what the card does not.
func (s surroundings) opening(p store.Proposal, cut bool) []dialog.Button {
	var row []dialog.Button
	switch {
	case p.Hidden:
		row = append(row, Button(p, "button_show", TextAction))
	case cut:
		row = append(row, Button(p, "button_whole_text", TextAction))
	}
	if len(AllAttachments(p)) > 0 {
		row = append(row, Button(p, "button_files", FilesAction))
	}
	return row
}

// addNumbers adds buttons that open the proposals which the card mentions.
func (s surroundings) addNumbers(screen *dialog.Screen) {
	var row []dialog.Button
	for _, p := range s.same[:min(len(s.same), sameShown)] {
		row = append(row, Numbered(p))
		if len(row) == 2 {
			screen.Row(row...)
			row = nil
		}
	}
	screen.Row(row...)
}

// addWaysOn adds the ways on to the next proposal.
func addWaysOn(screen *dialog.Screen, p store.Proposal, own bool) {
	switch {
	case p.Status.Waiting() && own:
		screen.Row(Button(p, "button_skip", SkipAction), Button(p, "button_release", ReleaseAction))
	case p.Status.Waiting():
		screen.Row(Button(p, "button_skip", SkipAction))
	default:
		screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: QueueAction}})
	}
}

// Numbered is a button that opens a proposal's card.
func Numbered(p store.Proposal) dialog.Button {
	return dialog.Button{Label: dialog.Say("button_number", dialog.Data{"Number": p.Number}), Press: Press(p, CardAction)}
}

// Button is a button about a proposal as it is now.
func Button(p store.Proposal, label, action string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: Press(p, action)}
}

// Press is a press on a button about a proposal as it is now.
func Press(p store.Proposal, action string) dialog.Press {
	return dialog.Press{Action: action, Argument: strconv.FormatUint(uint64(p.Seq), 10), Revision: p.Revision}
}
