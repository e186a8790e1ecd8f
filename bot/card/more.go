package card

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The actions of the buttons that [MoreAction] shows.
const (
	MoreAction       = "more"
	AgreeAction      = "agree"
	AskAction        = "ask"
	UnaskAction      = "unask"
	LinkAction       = "link"
	UnlinkAction     = "unlink"
	MoveAction       = "move"
	NoteAction       = "note"
	AssignAction     = "assign"
	HandAction       = "hand"
	HideAction       = "hide"
	UnhideAction     = "unhide"
	BlockAction      = "block"
	AgreeBlockAction = "agree_block"
	UnblockAction    = "unblock"
	UndoAction       = "undo"
	ReopenAction     = "reopen"
	RevealAction     = "reveal"
)

// More returns the card with everything that the reader may do with the proposal now in
// place of its buttons: first what the author learns of, then what stays among the staff,
// then what concerns the author as a person.
func (c Card) More(reader store.Staff) (dialog.Screen, error) {
	return c.render(reader, addMoreButtons)
}

func addMoreButtons(t *dialog.Turn, screen *dialog.Screen, reader store.Staff, p store.Proposal, context cardContext, _ bool) {
	m := moreButtons{screen: screen, reader: reader, p: p, mayDecide: store.Authorized(reader, store.RightDecide, p)}
	if m.mayDecide && !context.leasedByOther {
		m.addAuthorActions()
	}
	m.addStaffActions()
	m.addPersonActions(context.Block.By, context.Block.Active(t.Now), context.Block.AwaitsSecondVote(*t.Catalogue, t.Now))
	screen.AddRow(proposal.Button(p, "button_back", CardAction))
}

// moreButtons collects the buttons.
type moreButtons struct {
	screen    *dialog.Screen
	reader    store.Staff
	p         store.Proposal
	mayDecide bool
}

// addAuthorActions adds what the author learns of.
func (m moreButtons) addAuthorActions() {
	switch {
	case m.p.Status == store.StatusSubmitted:
		m.row(m.button(m.p.Author != 0, "button_ask", AskAction), m.button(true, "button_move", MoveAction))
		m.row(m.button(true, "button_link", LinkAction))
	case m.p.Status == store.StatusAsked:
		m.row(m.button(true, "button_unask", UnaskAction))
		m.row(m.button(true, "button_move", MoveAction))
	case m.p.Undoable():
	case m.p.Status == store.StatusLinked:
		m.row(m.button(true, "button_unlink", UnlinkAction), m.button(true, "button_reopen", ReopenAction))
	default:
		m.row(m.button(true, "button_reopen", ReopenAction))
	}
}

// addStaffActions adds what only the staff see.
func (m moreButtons) addStaffActions() {
	open := m.mayDecide && m.p.Status.Open()
	m.row(m.button(open, "button_assign", AssignAction), m.button(open, "button_hand", HandAction))
	m.row(
		m.button(true, "button_note", NoteAction),
		m.button(m.mayDecide && !m.p.Hidden, "button_hide", HideAction),
		m.button(m.mayDecide && m.p.Hidden, "button_unhide", UnhideAction),
	)
}

// addPersonActions adds what concerns the author as a person. by is the colleague who
// blocked them, or proposed to.
func (m moreButtons) addPersonActions(by store.PersonID, blocked, proposed bool) {
	if m.p.Author == 0 {
		return
	}
	m.row(m.button(m.mayDecide && proposed && by != m.reader.ID, "button_agree_block", AgreeBlockAction))
	m.row(m.button(m.mayDecide && proposed, "button_block_not", UnblockAction))
	m.row(
		m.button(m.mayDecide && !blocked, "button_block", BlockAction),
		m.button(m.mayDecide && blocked, "button_unblock", UnblockAction),
		m.button(store.Authorized(m.reader, store.RightReveal, m.p), "button_contact", RevealAction),
	)
}

func (m moreButtons) button(offered bool, label, action string) []dialog.Button {
	if !offered {
		return nil
	}
	return []dialog.Button{proposal.Button(m.p, label, action)}
}

func (m moreButtons) row(buttons ...[]dialog.Button) {
	var row []dialog.Button
	for _, button := range buttons {
		row = append(row, button...)
	}
	m.screen.AddRow(row...)
}

// undoButtons returns the button that undoes the reader's own decision or vote, while
// they can.
func undoButtons(t *dialog.Turn, reader store.Staff, p store.Proposal) []dialog.Button {
	voted := p.Status.Waiting() && p.Vote.Given() && p.Vote.By == reader.ID
	decided := !p.Status.Open() && p.Undoable() && t.Now.Before(p.NotifyAt) && p.Decision.By == reader.ID
	switch {
	case voted:
		return []dialog.Button{proposal.Button(p, "button_undo_vote", UndoAction)}
	case decided:
		return []dialog.Button{{Label: dialog.Say("button_undo", dialog.Data{"At": formatClock(t, p.NotifyAt)}), Press: proposal.Press(p, UndoAction)}}
	}
	return nil
}

// formatClock returns a time of day as a button shows it.
func formatClock(t *dialog.Turn, at time.Time) string { return at.In(t.Zone).Format("15:04") }
