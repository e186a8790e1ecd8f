package staff_test

import (
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// everyAction lists every button and command that changes a proposal, or begins to.
var everyAction = []string{
	"accept", "decline", "agree", "ask", "link", "unlink", "move", "note", "assign", "hand", "hide", "unhide",
	"undo", "reopen", "block", "agree_block", "unblock", "reveal", "more", "unask",
}

// whole is everything of a proposal that can change.
func (w *world) whole(seq store.Seq) (p store.Proposal, entries int) {
	w.Helper()
	p = w.stored(seq)
	w.Change(func(tx store.Tx) error {
		for _, err := range tx.AuditOf(seq) {
			if err != nil {
				return err
			}
			entries++
		}
		return nil
	})
	return p, entries
}

func TestEveryActionKeepsToTheScope(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	for _, id := range []store.PersonID{aigul, western} {
		w.alter(id, func(staff *store.Staff) { staff.ExtraRights = []store.Right{store.RightReveal} })
	}
	for _, name := range everyAction {
		_, err := w.press(western, name, proposal.Press(p, name))
		is(t, name, problem(err), "proposal_out_of_scope")
		_, err = w.press(author, name, proposal.Press(p, name))
		is(t, name+" by nobody", problem(err), "not_yours")
		forged := proposal.Press(p, name)
		forged.Revision = 0
		_, err = w.press(aigul, name, forged)
		is(t, name+" without a revision", problem(err), "stale_button")
	}
	after, entries := w.whole(1)
	is(t, "revision", after.Revision, p.Revision)
	is(t, "audit entries", entries, 1)
}

// A coordinator may do what only deciders may, as soon as the proposal is theirs.
func TestACoordinatorDecidesWhatIsTheirs(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(coordinator, "accept", "1")
	is(t, "before", problem(err), "decide_not_yours")
	turn, err := w.press(aigul, "hand", proposal.PressChoice(p, card.HandAction, coordinator.String()))
	is(t, "hand", problem(err), "")
	is(t, "told", notice(turn, coordinator), "assigned_to_you proposal_named")
	_, err = w.Command(coordinator, "accept", "1")
	is(t, "after", problem(err), "")
	is(t, "status", w.stored(1).Status, store.StatusAccepted)
}

func TestAssigningToSomebodyOutOfScope(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	for _, to := range []string{western.String(), author.String(), "x", "page.x"} {
		_, err := w.press(aigul, "assign", proposal.PressChoice(p, card.AssignAction, to))
		is(t, to, problem(err), "stale_button")
	}
	_, err := w.press(aigul, "hand", proposal.PressChoice(p, card.HandAction, berik.String()))
	is(t, "no coordinator", problem(err), "stale_button")
	is(t, "assignee", w.stored(1).Assignee, 0)
	_, err = w.press(aigul, "assign", proposal.PressChoice(p, card.AssignAction, "me"))
	is(t, "to me", problem(err), "")
	is(t, "assignee", w.stored(1).Assignee, aigul)
}

func TestMovingToWhatThereIsNot(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	for _, to := range []string{"topic.nonsense", "region.KZ-99", "status.accepted", "topic.grants"} {
		_, err := w.press(aigul, "move", proposal.PressChoice(p, card.MoveAction, to))
		is(t, to, problem(err), "stale_button")
	}
	turn, err := w.press(aigul, "move", proposal.PressChoice(p, card.MoveAction, "region.KZ-27"))
	is(t, "move", problem(err), "")
	is(t, "region", w.stored(1).Region, "KZ-27")
	is(t, "told", notice(turn, author), "notice_moved proposal_named preview_topic notice_moved_next")
}

// What a moderator typed for a decision that a colleague made first is given back, and
// nothing is sent.
func TestSecondOfTwoLosesNothingTyped(t *testing.T) {
	for _, work := range []string{"ask", "decline", "note"} {
		t.Run(work, func(t *testing.T) {
			w := newWorld(t)
			w.submit("KZ-11")
			_, err := w.Command(aigul, work, "1 Қай мектеп екенін жазыңыз")
			is(t, "typed", problem(err), "")
			_, err = w.Command(berik, "accept", "1")
			is(t, "accept", problem(err), "")
			turn, err := w.Answer(aigul, "send")
			is(t, "send", problem(err), "")
			is(t, "toast", turn.Toast.Key, "already_decided")
			hint, _ := effectIn(turn, aigul, dialog.HintSlot)
			is(t, "given back", hint.Screen.Text[0].Data["Text"], any("Қай мектеп екенін жазыңыз"))
			is(t, "told", notice(turn, author), "")
			is(t, "flow", turn.Session.Flow, "")
			is(t, "task", turn.Session.Task, store.Task{})
			after := w.stored(1)
			is(t, "status", after.Status, store.StatusAccepted)
			is(t, "notes", len(after.Notes)+len(after.Questions), 0)
		})
	}
}

// A moderator whose lease was taken over can no longer send.
func TestSendingWhatAColleagueWorksOn(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	_, err := w.Command(aigul, "ask", "1 Қай мектеп екенін жазыңыз")
	is(t, "typed", problem(err), "")
	_, err = w.Command(berik, "view", "1")
	is(t, "view", problem(err), "")
	turn, err := w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "toast", turn.Toast.Key, "held_by_other")
	hint, _ := effectIn(turn, aigul, dialog.HintSlot)
	is(t, "given back", texts(hint.Screen), "task_given_back")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
}

func TestUndoIsForWhoDecidedAndForItsTime(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Moderation.UndoWindow = store.Duration(10 * time.Minute)
	w.submit("KZ-11")
	turn, err := w.Command(aigul, "accept", "1")
	is(t, "accept", problem(err), "")
	p := w.stored(1)
	is(t, "told", notice(turn, author), "")
	is(t, "own card", actions(w.card(turn, aigul, p)), "more undo text files queue")
	_, err = w.press(berik, "undo", proposal.Press(p, card.UndoAction))
	is(t, "a colleague", problem(err), "undo_not_yours")
	w.Now = w.Now.Add(10 * time.Minute)
	_, err = w.press(aigul, "undo", proposal.Press(p, card.UndoAction))
	is(t, "too late", problem(err), "undo_too_late")
	is(t, "status", w.stored(1).Status, store.StatusAccepted)
	w.Now = w.Now.Add(-time.Second)
	_, err = w.press(aigul, "undo", proposal.Press(p, card.UndoAction))
	is(t, "in time", problem(err), "")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
}

func TestUndoingIsNotOfferedWhereAuthorsHearAtOnce(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.Command(aigul, "accept", "1")
	is(t, "accept", problem(err), "")
	is(t, "card", actions(w.card(turn, aigul, p)), "more text files queue")
	_, err = w.Command(aigul, "undo", "1")
	is(t, "undo", problem(err), "undo_too_late")
}

func TestTheFirstVoteIsNotTheSecond(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines}
	w.submit("KZ-11")
	_, err := w.Command(aigul, "decline", "1 жазылғаны түсініксіз")
	is(t, "typed", problem(err), "")
	turn, err := w.Answer(aigul, "send")
	is(t, "vote", problem(err), "")
	is(t, "toast", turn.Toast.Key, "done_vote")
	is(t, "told", notice(turn, author), "")
	p := w.stored(1)
	_, err = w.press(aigul, "agree", proposal.Press(p, card.AgreeAction))
	is(t, "own agreement", problem(err), "second_vote")
	_, err = w.press(berik, "undo", proposal.Press(p, card.UndoAction))
	is(t, "another's vote", problem(err), "undo_not_yours")
	_, err = w.press(berik, "agree", proposal.Press(p, card.AgreeAction))
	is(t, "agreement", problem(err), "")
	after := w.stored(1)
	is(t, "status", after.Status, store.StatusDeclined)
	is(t, "first", after.Decision.FirstVote.By, aigul)
	is(t, "reason", after.Decision.Reason.Text, "жазылғаны түсініксіз")
}

func TestABlockNeedsItsSecondVote(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForBlocks}
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "block", "1 бір нәрсені қайта-қайта жібереді")
	is(t, "typed", problem(err), "")
	turn, err := w.Answer(aigul, "99")
	is(t, "no such span", question(turn), "use_buttons proposal_named block_span")
	is(t, "no such span", problem(err), "")
	_, err = w.Answer(aigul, "0")
	is(t, "span", problem(err), "")
	turn, err = w.Answer(aigul, "send")
	is(t, "vote", problem(err), "")
	is(t, "told", notice(turn, author), "")
	_, err = w.press(aigul, "agree_block", proposal.Press(p, card.AgreeBlockAction))
	is(t, "own agreement", problem(err), "block_second_vote")
	turn, err = w.press(berik, "agree_block", proposal.Press(p, card.AgreeBlockAction))
	is(t, "agreement", problem(err), "")
	is(t, "told before it was looked at", notice(turn, author), "")
	turn, err = w.Answer(berik, "send")
	is(t, "sent", problem(err), "")
	is(t, "told", notice(turn, author), "blocked reason_written blocked_next")
	w.Change(func(tx store.Tx) error {
		block, err := store.FindBlock(tx, author)
		is(t, "holds", block.Active(w.Now), true)
		is(t, "until", block.Until, w.Now.Add(24*time.Hour))
		return err
	})
}

// A task that a forged press or an older version left behind can be cancelled.
func TestTaskThatIsNone(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		return store.Sessions.Put(tx, store.Session{Person: aigul, Flow: "task", Step: "preview", Revision: 1, Task: store.Task{Action: "sing", Proposal: 1, Revision: 1}})
	})
	turn, err := w.Cancel(aigul)
	is(t, "cancel", problem(err), "")
	is(t, "flow", turn.Session.Flow, "")
}

func TestRevealingNeedsItsRight(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	_, err := w.Command(aigul, "reveal", "1 қоңырау шалу керек")
	is(t, "without the right", problem(err), "not_yours")
	w.Change(func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: aigul, Role: store.RoleModerator, Name: "Aigul", ExtraRights: []store.Right{store.RightReveal}})
	})
	_, err = w.Command(aigul, "reveal", "1 қоңырау шалу керек")
	is(t, "typed", problem(err), "")
	before, entries := w.whole(1)
	turn, err := w.Answer(aigul, "send")
	is(t, "reveal", problem(err), "")
	shown, found := effectIn(turn, aigul, "")
	is(t, "shown", found, true)
	is(t, "contact", texts(shown.Screen), "reveal_contact")
	after, entriesAfter := w.whole(1)
	is(t, "revision", after.Revision, before.Revision)
	is(t, "audit entries", entriesAfter, entries+1)
}
