package card

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The actions of the buttons on a card.
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

// maxSameTextButtons limits how many proposals with the same text a card has buttons for.
const maxSameTextButtons = 4

func addButtons(t *dialog.Turn, screen *dialog.Screen, reader store.Staff, p store.Proposal, context cardContext, cut bool) {
	mayDecide := store.Authorized(reader, store.RightDecide, p)
	if mayDecide {
		addDecisions(screen, p, context.leasedByOther, p.VotedBy(*t.Catalogue, reader.ID))
	}
	further := []dialog.Button{proposal.Button(p, "button_more", MoreAction)}
	if mayDecide && !context.leasedByOther && p.Status.Waiting() && p.Author != 0 {
		further = append([]dialog.Button{proposal.Button(p, "button_ask", AskAction)}, further...)
	}
	screen.AddRow(further...)
	if mayDecide {
		screen.AddRow(undoButtons(t, reader, p)...)
	}
	screen.AddRow(openButtons(p, cut)...)
	addSameTextButtons(screen, reader, context.sameText)
	addNextButtons(screen, p, context.leasedByReader)
}

// addDecisions adds what a reader who may decide can do: only to take the proposal over
// while a colleague has its lease. voted is set for a reader who gave the first of two votes.
func addDecisions(screen *dialog.Screen, p store.Proposal, leased, voted bool) {
	switch {
	case leased:
		screen.AddRow(proposal.Button(p, "button_take", TakeAction))
	case p.Status.Waiting() && voted:
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

// openButtons returns the buttons that show what the card does not.
func openButtons(p store.Proposal, cut bool) []dialog.Button {
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

// addSameTextButtons adds buttons that open the proposals with the same text, as far as
// the reader may.
func addSameTextButtons(screen *dialog.Screen, reader store.Staff, sameText []store.Proposal) {
	var buttons []dialog.Button
	for _, p := range sameText {
		if store.Authorized(reader, store.RightRead, p) && len(buttons) < maxSameTextButtons {
			buttons = append(buttons, NumberButton(p))
		}
	}
	for row := range slices.Chunk(buttons, 2) {
		screen.AddRow(row...)
	}
}

// addNextButtons adds the buttons to go on to the next proposal.
func addNextButtons(screen *dialog.Screen, p store.Proposal, leased bool) {
	switch {
	case p.Status.Waiting() && leased:
		screen.AddRow(proposal.Button(p, "button_skip", SkipAction), proposal.Button(p, "button_release", ReleaseAction))
	case p.Status.Waiting():
		screen.AddRow(proposal.Button(p, "button_skip", SkipAction))
	default:
		screen.AddRow(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: QueueAction}})
	}
}

// NumberButton returns a button that opens a proposal's card.
func NumberButton(p store.Proposal) dialog.Button {
	return dialog.Button{Label: dialog.Say("button_number", dialog.Data{"Number": p.Number}), Press: proposal.Press(p, CardAction)}
}
