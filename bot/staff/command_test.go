package staff_test

import (
	"testing"

	"usynys/store"
)

func TestNumbersInCommands(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Number.Prefix = "BKO-"
	w.submit("KZ-11")
	for text, want := range map[string]string{
		"1": "", " 1 ": "", "№ 1": "", "№1": "", "000001": "", "2026-000001": "", "BKO-2026-000001": "",
		"bko-2026-000001": "", "№ BKO-2026-000001": "",
		"": "view_usage", "№": "view_usage", "abc": "view_usage", "0": "view_usage", "1 2": "view_usage",
		"99999999999999999999": "view_usage", "2": "proposal_unknown", "2025-000001": "proposal_unknown",
		"ABC-2026-000001": "proposal_unknown", "-1": "proposal_unknown",
	} {
		_, err := w.Command(aigul, "view", text)
		is(t, "/view "+text, problem(err), want)
	}
}

func TestCommandsThatAreNotClear(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	_, err := w.Command(aigul, "accept", "")
	is(t, "/accept", problem(err), "accept_usage")
	_, err = w.Command(aigul, "accept", "1 2")
	is(t, "/accept 1 2", problem(err), "accept_usage")
	_, err = w.Command(aigul, "decline", "")
	is(t, "/decline", problem(err), "decline_usage")
	_, err = w.Command(aigul, "decline", "1 no")
	is(t, "/decline 1 no", problem(err), "reason_too_short")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
}

func TestDeclineWithAReason(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.Command(aigul, "decline", "№ 2026-000001  қайта жазыңыз,\nөтінемін ")
	is(t, "problem", problem(err), "")
	is(t, "preview", question(turn), "proposal_named task_preview notice_declined proposal_named notice_next_declined task_preview_end")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)
	turn, err = w.Answer(aigul, "send")
	is(t, "send", problem(err), "")
	is(t, "toast", turn.Toast.Key, "done_declined")
	is(t, "card", texts(w.card(turn, aigul, p)), "card_facts card_words card_files card_decided reason_written")
	is(t, "reason", w.stored(1).Decision.Reason, store.Reason{Text: "қайта жазыңыз,\nөтінемін", Language: store.Kazakh})
}

func (w *world) stored(seq store.Seq) (p store.Proposal) {
	w.Helper()
	w.Change(func(tx store.Tx) (err error) {
		p, err = tx.Proposal(seq)
		return err
	})
	return p
}
