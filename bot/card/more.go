package card

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The actions behind [MoreAction]. Package moderator says what they do.
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

// More is the card with all that the reader may do with the proposal now in place of
// its buttons: first what the author gets to know, then what stays among the staff,
// then what concerns the author as a person.
func More(t *dialog.Turn, reader store.Staff, p store.Proposal) (dialog.Screen, error) {
	screen, err := Screen(t, reader, p)
	if err != nil || !store.Authorized(reader, store.RightRead, p) {
		return screen, err
	}
	around, err := loadContext(t, reader, p)
	if err != nil {
		return screen, err
	}
	m := moreButtons{screen: &screen, reader: reader, p: p, mayDecide: store.Authorized(reader, store.RightDecide, p), leased: around.leasedByOther(reader, t.Now)}
	screen.Rows = nil
	m.addAuthorActions()
	m.addStaffActions()
	m.addPersonActions(around.block.By, around.block.Active(t.Now), around.block.AwaitsSecondVote(*t.Catalogue, t.Now))
	screen.AddRow(proposal.Button(p, "button_back", CardAction))
	return screen, nil
}

// moreButtons collects the buttons.
type moreButtons struct {
	screen    *dialog.Screen
	reader    store.Staff
	p         store.Proposal
	mayDecide bool
	// leased is set while somebody else works on the proposal.
	leased bool
}

// addAuthorActions adds what its author is told of.
func (m moreButtons) addAuthorActions() {
	if !m.mayDecide || m.leased {
		return
	}
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

// addPersonActions adds what concerns the author as a person, who is blocked by somebody, or
// whose block somebody proposed.
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

// undoButtons is the button with which the reader can take back what they decided or
// voted, if they still can.
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

// formatClock is a time of day as it stands on a button.
func formatClock(t *dialog.Turn, at time.Time) string { return at.In(t.Zone).Format("15:04") }
