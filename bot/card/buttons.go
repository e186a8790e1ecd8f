package card

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
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

// maxSameTextButtons is how many proposals with the same text a card has buttons for.
const maxSameTextButtons = 4

func addButtons(t *dialog.Turn, screen *dialog.Screen, reader store.Staff, p store.Proposal, around cardContext, cut bool) {
	held := around.leasedByOther(reader, t.Now)
	if store.Authorized(reader, store.RightDecide, p) {
		addDecisions(screen, p, held, p.VotedBy(*t.Catalogue, reader.ID))
	}
	further := []dialog.Button{proposal.Button(p, "button_more", MoreAction)}
	if store.Authorized(reader, store.RightDecide, p) && !held && p.Status.Waiting() && p.Author != 0 {
		further = append([]dialog.Button{proposal.Button(p, "button_ask", AskAction)}, further...)
	}
	screen.AddRow(further...)
	if store.Authorized(reader, store.RightDecide, p) {
		screen.AddRow(undoButtons(t, reader, p)...)
	}
	screen.AddRow(around.openButtons(p, cut)...)
	around.addSameTextButtons(screen)
	addNextButtons(screen, p, around.leasedByReader(reader, t.Now))
}

// addDecisions adds what somebody who may decide can do; nothing but taking it over
// while somebody else works on it. own is set for whoever gave the first of two votes.
func addDecisions(screen *dialog.Screen, p store.Proposal, held, own bool) {
	switch {
	case held:
		screen.AddRow(proposal.Button(p, "button_take", TakeAction))
	case p.Status.Waiting() && own:
		screen.AddRow(proposal.Button(p, "button_accept", AcceptAction))
	case p.Status.Waiting() && p.Vote.Given():
		screen.AddRow(proposal.Button(p, "button_agree_decline", AgreeAction))
		screen.AddRow(proposal.Button(p, "button_accept", AcceptAction), proposal.Button(p, "button_decline", DeclineAction))
	case p.Status.Waiting():
		screen.AddRow(proposal.Button(p, "button_accept", AcceptAction), proposal.Button(p, "button_decline", DeclineAction))
	case p.Status == store.StatusAsked:
		screen.AddRow(proposal.Button(p, "button_unask", UnaskAction))
	}
}

// openButtons are the buttons that show what the card does not.
func (s cardContext) openButtons(p store.Proposal, cut bool) []dialog.Button {
	var row []dialog.Button
	switch {
	case p.Hidden:
		row = append(row, proposal.Button(p, "button_show", TextAction))
	case cut:
		row = append(row, proposal.Button(p, "button_whole_text", TextAction))
	}
	if len(AllAttachments(p)) > 0 {
		row = append(row, proposal.Button(p, "button_files", FilesAction))
	}
	return row
}

// addSameTextButtons adds buttons that open the proposals which the card mentions.
func (s cardContext) addSameTextButtons(screen *dialog.Screen) {
	var row []dialog.Button
	for _, p := range s.sameTextVisible[:min(len(s.sameTextVisible), maxSameTextButtons)] {
		row = append(row, NumberButton(p))
		if len(row) == 2 {
			screen.AddRow(row...)
			row = nil
		}
	}
	screen.AddRow(row...)
}

// addNextButtons adds the ways on to the next proposal.
func addNextButtons(screen *dialog.Screen, p store.Proposal, own bool) {
	switch {
	case p.Status.Waiting() && own:
		screen.AddRow(proposal.Button(p, "button_skip", SkipAction), proposal.Button(p, "button_release", ReleaseAction))
	case p.Status.Waiting():
		screen.AddRow(proposal.Button(p, "button_skip", SkipAction))
	default:
		screen.AddRow(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: QueueAction}})
	}
}

// NumberButton is a button that opens a proposal's card.
func NumberButton(p store.Proposal) dialog.Button {
	return dialog.Button{Label: dialog.Say("button_number", dialog.Data{"Number": p.Number}), Press: proposal.Press(p, CardAction)}
}
