package proposal

import (
	"time"

	"usynys/bot/dialog"
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
	screen, err := Card(t, reader, p)
	if err != nil || !store.May(reader, store.Read, p) {
		return screen, err
	}
	around, err := lookAround(t, reader, p)
	if err != nil {
		return screen, err
	}
	m := more{screen: &screen, reader: reader, p: p, decides: store.May(reader, store.Decide, p), held: around.heldByOther(reader, t.Now)}
	screen.Rows = nil
	m.toAuthor()
	m.amongStaff()
	m.ofAuthor(around.block.By, around.block.Holds(t.Now), around.block.Waits(*t.Catalogue, t.Now))
	screen.Row(Button(p, "button_back", CardAction))
	return screen, nil
}

// more collects the buttons.
type more struct {
	screen  *dialog.Screen
	reader  store.Staff
	p       store.Proposal
	decides bool
	// held is set while somebody else works on the proposal.
	held bool
}

// toAuthor adds what its author is told of.
func (m more) toAuthor() {
	if !m.decides || m.held {
		return
	}
	switch {
	case m.p.Status == store.Submitted:
		m.row(m.button(m.p.Author != 0, "button_ask", AskAction), m.button(true, "button_move", MoveAction))
		m.row(m.button(true, "button_link", LinkAction))
	case m.p.Status == store.Asked:
		m.row(m.button(true, "button_unask", UnaskAction))
		m.row(m.button(true, "button_move", MoveAction))
	case m.p.Pending():
	case m.p.Status == store.Linked:
		m.row(m.button(true, "button_unlink", UnlinkAction), m.button(true, "button_reopen", ReopenAction))
	default:
		m.row(m.button(true, "button_reopen", ReopenAction))
	}
}

// amongStaff adds what only the staff see.
func (m more) amongStaff() {
	open := m.decides && m.p.Status.Open()
	m.row(m.button(open, "button_assign", AssignAction), m.button(open, "button_hand", HandAction))
	m.row(
		m.button(true, "button_note", NoteAction),
		m.button(m.decides && !m.p.Hidden, "button_hide", HideAction),
		m.button(m.decides && m.p.Hidden, "button_unhide", UnhideAction),
	)
}

// ofAuthor adds what concerns the author as a person, who is blocked by somebody, or
// whose block somebody proposed.
func (m more) ofAuthor(by store.PersonID, blocked, proposed bool) {
	if m.p.Author == 0 {
		return
	}
	m.row(m.button(m.decides && proposed && by != m.reader.ID, "button_agree_block", AgreeBlockAction))
	m.row(m.button(m.decides && proposed, "button_block_not", UnblockAction))
	m.row(
		m.button(m.decides && !blocked, "button_block", BlockAction),
		m.button(m.decides && blocked, "button_unblock", UnblockAction),
		m.button(store.May(m.reader, store.Reveal, m.p), "button_contact", RevealAction),
	)
}

func (m more) button(offered bool, label, action string) []dialog.Button {
	if !offered {
		return nil
	}
	return []dialog.Button{Button(m.p, label, action)}
}

func (m more) row(buttons ...[]dialog.Button) {
	var row []dialog.Button
	for _, button := range buttons {
		row = append(row, button...)
	}
	m.screen.Row(row...)
}

// undoing is the button with which the reader can take back what they decided or
// voted, if they still can.
func undoing(t *dialog.Turn, reader store.Staff, p store.Proposal) []dialog.Button {
	voted := p.Status.Waiting() && p.Vote.Given() && p.Vote.By == reader.ID
	decided := !p.Status.Open() && p.Pending() && t.Now.Before(p.TellAt) && p.Decision.By == reader.ID
	switch {
	case voted:
		return []dialog.Button{Button(p, "button_undo_vote", UndoAction)}
	case decided:
		return []dialog.Button{{Label: dialog.Say("button_undo", dialog.Data{"At": clock(t, p.TellAt)}), Press: Press(p, UndoAction)}}
	}
	return nil
}

// clock is a time of day as it stands on a button.
func clock(t *dialog.Turn, at time.Time) string { return at.In(t.Zone).Format("15:04") }

// PressOn is a press on one of several buttons of an action about a proposal.
func PressOn(p store.Proposal, action, choice string) dialog.Press {
	press := Press(p, action)
	press.Argument += "." + choice
	return press
}
