package staff_test

import (
	"strings"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/review"
	"usynys/store"
)

func TestAcceptTellsAuthorAndEveryCopy(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	for _, reader := range []store.PersonID{aigul, berik, western, coordinator} {
		if _, err := w.Command(reader, "view", "1"); reader != western && err != nil {
			t.Fatal(err)
		}
	}
	turn, err := w.press(aigul, "accept", proposal.Press(p, card.AcceptAction))
	is(t, "problem", problem(err), "")
	is(t, "toast", turn.Toast.Key, "done_accepted")
	for _, reader := range []store.PersonID{aigul, berik, coordinator} {
		card := w.card(turn, reader, p)
		is(t, "card", texts(card), "card_facts card_words card_files card_decided")
		is(t, "buttons", actions(card), "more text files queue")
	}
	effect, _ := effectIn(turn, author, "")
	is(t, "lane", effect.Row.Lane, store.LaneNotices)
	is(t, "notice", texts(effect.Screen), "notice_accepted proposal_named notice_next_accepted")
	is(t, "decided by", w.stored(1).Decision.ByName, "Aigul")
}

func TestSecondOfTwoReadsWhoWasFirst(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.press(aigul, "accept", proposal.Press(p, card.AcceptAction))
	is(t, "first", problem(err), "")
	reason := proposal.Press(p, review.ReasonAction)
	reason.Argument += ".too_general"
	for name, act := range map[string]func() (*dialog.Turn, error){
		"accept":  func() (*dialog.Turn, error) { return w.press(berik, "accept", proposal.Press(p, "accept")) },
		"decline": func() (*dialog.Turn, error) { return w.press(berik, "decline", proposal.Press(p, "decline")) },
		"reason":  func() (*dialog.Turn, error) { return w.press(berik, "reason", reason) },
		"own": func() (*dialog.Turn, error) {
			return w.press(berik, "own_reason", proposal.Press(p, "own_reason"))
		},
		"doubled": func() (*dialog.Turn, error) { return w.press(aigul, "accept", proposal.Press(p, "accept")) },
	} {
		turn, err := act()
		is(t, name, problem(err), "")
		is(t, name, turn.Toast.Key, "already_decided")
		is(t, name, turn.Toast.Data["Name"], any("Aigul"))
		is(t, name+": buttons", actions(w.card(turn, turn.Person.ID, p)), "more text files queue")
		if _, told := effectIn(turn, author, ""); told {
			t.Errorf("%s: the author is told again", name)
		}
	}
	turn, err := w.Command(berik, "decline", "1 жазылғаны түсініксіз")
	is(t, "command", problem(err), "")
	is(t, "command", texts(w.card(turn, berik, p)), "already_decided card_facts card_words card_files card_decided")
	is(t, "status", w.stored(1).Status, store.StatusAccepted)
}

func TestForgedPresses(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	for name, c := range map[string]struct {
		by    store.PersonID
		press dialog.Press
		want  string
	}{
		"no number":      {aigul, dialog.Press{Argument: "x", Revision: 1}, "stale_button"},
		"no revision":    {aigul, dialog.Press{Argument: "1"}, "stale_button"},
		"no proposal":    {aigul, dialog.Press{Argument: "7", Revision: 1}, "proposal_unknown"},
		"out of scope":   {western, dialog.Press{Argument: "1", Revision: 1}, "proposal_out_of_scope"},
		"nobody's press": {author, dialog.Press{Argument: "1", Revision: 1}, "not_yours"},
	} {
		for _, action := range []string{"accept", "decline", "reason", "own_reason", "card", "text", "files"} {
			turn, err := w.press(c.by, action, c.press)
			is(t, name, problem(err), c.want)
			hint, _ := effectIn(turn, c.by, dialog.HintSlot)
			is(t, name+": told", texts(hint.Screen), c.want)
			is(t, name+": messages", len(turn.Effects), 1)
		}
	}
	_, err := w.press(aigul, "reason", dialog.Press{Argument: "1.no_such_reason", Revision: 1})
	is(t, "reason", problem(err), "stale_button")
	turn, err := w.press(aigul, "accept", dialog.Press{Argument: "1", Revision: 9})
	is(t, "revision", problem(err), "")
	is(t, "revision", turn.Toast.Key, "card_changed")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
}

func TestScopeInCommands(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.submit("KZ-27")
	_, err := w.Command(western, "view", "1")
	is(t, "/view 1", problem(err), "proposal_out_of_scope")
	_, err = w.Command(western, "accept", "1")
	is(t, "/accept 1", problem(err), "proposal_out_of_scope")
	_, err = w.Command(western, "accept", "2")
	is(t, "/accept 2", problem(err), "")
	is(t, "first", w.stored(1).Status, store.StatusSubmitted)
	is(t, "second", w.stored(2).Status, store.StatusAccepted)
}

func TestCopyOfSomebodyWhoLeftTheStaff(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(berik, "view", "1")
	is(t, "view", problem(err), "")
	w.Change(func(tx store.Tx) error { return store.StaffRecords.Delete(tx, berik) })
	w.Now = w.Now.Add(time.Duration(w.Catalogue.Moderation.LeaseDuration))
	turn, err := w.Command(aigul, "accept", "1")
	is(t, "accept", problem(err), "")
	is(t, "copy", texts(w.card(turn, berik, p)), "card_closed")
	is(t, "buttons", actions(w.card(turn, berik, p)), "")
}

// A moderator who gave the first of two votes declines alone once one is enough.
func TestTheFirstVoteBindsNobodyOnceOneIsEnough(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines}
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "decline", "1 жазылғаны түсініксіз")
	is(t, "typed", problem(err), "")
	turn, err := w.Answer(aigul, "send")
	is(t, "vote", problem(err), "")
	w.Change(func(tx store.Tx) error { p, err = tx.Proposal(p.Seq); return err })
	is(t, "declining offered", strings.Contains(actions(w.card(turn, aigul, p)), card.DeclineAction), false)
	w.Catalogue.Moderation.SecondVotes = nil
	turn, err = w.Command(aigul, "view", "1")
	is(t, "viewed", problem(err), "")
	is(t, "declining offered now", strings.Contains(actions(w.card(turn, aigul, p)), card.DeclineAction), true)
	_, err = w.Command(aigul, "decline", "1 жазылғаны түсініксіз")
	is(t, "begun", problem(err), "")
}
