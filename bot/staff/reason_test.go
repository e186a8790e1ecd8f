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

func TestReasonOfTheCatalogue(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.press(aigul, "decline", proposal.Press(p, card.DeclineAction))
	is(t, "decline", problem(err), "")
	card := w.card(turn, aigul, p)
	is(t, "question", texts(card), "card_facts card_words card_files reason_choose")
	is(t, "buttons", len(card.Rows), len(w.Catalogue.Reasons)+2)

	turn, err = w.press(aigul, "card", card.Rows[len(card.Rows)-1][0].Press)
	is(t, "back", problem(err), "")
	is(t, "back", actions(w.card(turn, aigul, p)), "accept decline ask more text files skip release")

	turn, err = w.press(aigul, "reason", card.Rows[1][0].Press)
	is(t, "reason", problem(err), "")
	is(t, "preview", question(turn), "proposal_named task_preview notice_declined proposal_named notice_next_declined task_preview_end")
	is(t, "told before", notice(turn, author), "")
	turn, err = w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "notice", notice(turn, author), "notice_declined proposal_named notice_next_declined")
	is(t, "reason", w.stored(1).Decision.Reason, store.Reason{Code: w.Catalogue.Reasons[1].Code, Template: w.Catalogue.Reasons[1].Text})
}

func TestTemplateWithASentence(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	template := w.Catalogue.Reasons[0]
	_, err := w.press(aigul, "reason", proposal.PressChoice(p, review.ReasonAction, template.Code))
	is(t, "reason", problem(err), "")
	turn, err := w.Answer(aigul, "change")
	is(t, "change", problem(err), "")
	is(t, "question", question(turn), "proposal_named task_ask_sentence")
	turn, err = w.typed("Посмотрите, пожалуйста, ответ акимата")
	is(t, "typed", problem(err), "")
	is(t, "preview", question(turn), "proposal_named task_preview notice_declined proposal_named notice_next_declined task_preview_end")
	_, err = w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "reason", w.stored(1).Decision.Reason, store.Reason{
		Code: template.Code, Template: template.Text, Text: "Посмотрите, пожалуйста, ответ акимата", Language: store.Russian,
	})
}

// asked is a world in which a moderator is being asked for a reason.
func asked(t *testing.T) (*world, store.Proposal) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "view", "1")
	is(t, "view", problem(err), "")
	turn, err := w.press(aigul, "own_reason", proposal.Press(p, review.OwnReasonAction))
	is(t, "own reason", problem(err), "")
	is(t, "question", question(turn), "proposal_named reason_ask")
	return w, p
}

func TestReasonTypedByHand(t *testing.T) {
	w, p := asked(t)
	for text, want := range map[string]string{
		"": "task_needs_text", "жоқ": "reason_too_short", "12345 67": "reason_meaningless",
		strings.Repeat("ұзақ ", 200): "reason_too_long",
	} {
		turn, err := w.typed(text)
		is(t, text, problem(err), "")
		is(t, text, question(turn), want+" proposal_named reason_ask")
	}
	_, err := w.typed(" Уточните, пожалуйста, где именно ")
	is(t, "typed", problem(err), "")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
	turn, err := w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "card", texts(w.card(turn, aigul, p)), "card_facts card_words card_files card_decided reason_written")
	is(t, "flow", turn.Session.Flow, "")
	is(t, "reason", w.stored(1).Decision.Reason, store.Reason{Text: "Уточните, пожалуйста, где именно", Language: store.Russian})
}

func TestTypingAReasonLeavesTheDraftAlone(t *testing.T) {
	w, p := asked(t)
	draft := store.Draft{Person: aigul, Topic: "grants", Title: store.TextPart{Message: 5, Text: "My own"}}
	w.Change(func(tx store.Tx) error { return store.Drafts.Put(tx, draft) })
	_, err := w.typed("жазылғаны түсініксіз")
	is(t, "typed", problem(err), "")
	turn, err := w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	w.card(turn, aigul, p)
	hint, _ := effectIn(turn, aigul, dialog.HintSlot)
	is(t, "hint", texts(hint.Screen), "reason_draft_kept")
	w.Change(func(tx store.Tx) error {
		kept, err := store.Drafts.Get(tx, aigul)
		is(t, "title", kept.Title, draft.Title)
		return err
	})
}

func TestReasonCancelled(t *testing.T) {
	w, p := asked(t)
	turn, err := w.Cancel(aigul)
	is(t, "cancel", problem(err), "")
	is(t, "flow", turn.Session.Flow, "")
	screen, _ := effectIn(turn, aigul, card.Slot(p.Seq))
	is(t, "card", actions(screen.Screen), "accept decline ask more text files skip release")
	is(t, "in place of", screen.Row.FromSlot, dialog.ScreenSlot)
}

func TestReasonComesTooLate(t *testing.T) {
	w, p := asked(t)
	w.Now = w.Now.Add(time.Duration(w.Catalogue.Moderation.LeaseDuration))
	_, err := w.Command(berik, "accept", "1")
	is(t, "accept", problem(err), "")
	turn, err := w.typed("жоқ")
	is(t, "typed", problem(err), "")
	hint, _ := effectIn(turn, aigul, dialog.HintSlot)
	is(t, "given back", hint.Screen.Text[0].Data["Text"], any("жоқ"))
	is(t, "card", texts(w.card(turn, aigul, p)), "already_decided card_facts card_words card_files card_decided")
	is(t, "flow", turn.Session.Flow, "")
	is(t, "status", w.stored(1).Status, store.StatusAccepted)
}

func TestReasonOfSomebodyWhoLeftTheStaff(t *testing.T) {
	w, _ := asked(t)
	w.Change(func(tx store.Tx) error { return store.StaffRecords.Delete(tx, aigul) })
	turn, err := w.typed("жазылғаны түсініксіз")
	is(t, "typed", problem(err), "not_yours")
	is(t, "flow", turn.Session.Flow, "")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
}

func TestWordsAfterALongBreakAreNoReason(t *testing.T) {
	w, _ := asked(t)
	w.Now = w.Now.Add(25 * time.Hour)
	turn, err := w.typed("жазылғаны түсініксіз")
	is(t, "typed", problem(err), "")
	is(t, "question", question(turn), "task_long_ago proposal_named reason_ask")
	_, err = w.typed("жазылғаны түсініксіз")
	is(t, "typed", problem(err), "")
	_, err = w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "status", w.stored(1).Status, store.StatusDeclined)
}

func TestGoingOnToAnotherProposalEndsTheQuestion(t *testing.T) {
	for name, leave := range map[string]func(*world, store.Proposal) (*dialog.Turn, error){
		"queue": func(w *world, _ store.Proposal) (*dialog.Turn, error) { return w.Command(aigul, "queue", "") },
		"view":  func(w *world, _ store.Proposal) (*dialog.Turn, error) { return w.Command(aigul, "view", "1") },
		"back": func(w *world, p store.Proposal) (*dialog.Turn, error) {
			return w.press(aigul, "card", proposal.Press(p, card.CardAction))
		},
		"skip": func(w *world, p store.Proposal) (*dialog.Turn, error) {
			return w.press(aigul, "skip", proposal.Press(p, card.SkipAction))
		},
		"accept": func(w *world, p store.Proposal) (*dialog.Turn, error) {
			return w.press(aigul, "accept", proposal.Press(p, card.AcceptAction))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, p := asked(t)
			turn, err := leave(w, p)
			is(t, "problem", problem(err), "")
			is(t, "flow", turn.Session.Flow, "")
		})
	}
}
