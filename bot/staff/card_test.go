package staff_test

import (
	"strings"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// cardOf returns the card of a proposal as one reader sees it.
func (w *world) cardOf(by store.PersonID, seq store.Seq) dialog.Screen {
	w.Helper()
	turn, err := w.Command(by, "view", seq.String())
	is(w.T, "view", problem(err), "")
	return w.card(turn, by, store.Proposal{Seq: seq})
}

// change applies changes of the staff to proposal 1.
func (w *world) change(changes ...rules.Change) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		for _, change := range changes {
			change.Proposal, change.At = 1, w.Now
			if change.Author == 0 {
				change.By = store.Staff{ID: berik, Role: store.RoleModerator, Name: "Berik"}
			}
			if _, err := rules.Apply(tx, w.Catalogue, time.UTC, change); err != nil {
				return err
			}
		}
		return nil
	})
}

// said finds a paragraph of a screen.
func said(t *testing.T, screen dialog.Screen, key string) dialog.Text {
	t.Helper()
	for _, text := range screen.Text {
		if text.Key == key {
			return text
		}
	}
	t.Fatalf("the screen says %s, not %s", texts(screen), key)
	return dialog.Text{}
}

func TestCardShowsWhatOthersDid(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.change(
		rules.Change{Action: store.ActionAsk, Text: "Қай мектепте?", Language: store.Kazakh},
		rules.Change{Action: store.ActionReply, Author: author, Text: "Бесінші мектепте", Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "answer"}}},
		rules.Change{Action: store.ActionNote, Text: "Әкімдікпен сөйлестім"},
	)
	screen := w.cardOf(aigul, 1)
	is(t, "card", texts(screen), "card_facts card_words card_files card_question card_answer card_note card_yours")
	is(t, "question", said(t, screen, "card_question").Data["Text"], any("Қай мектепте?"))
	is(t, "by", said(t, screen, "card_question").Data["Name"], any("Berik"))
	is(t, "answer", said(t, screen, "card_answer").Data["Text"], any("Бесінші мектепте"))
	is(t, "files", said(t, screen, "card_files").Data["Number"], any(2))

	turn, err := w.press(aigul, "files", proposal.Press(w.stored(1), card.FilesAction))
	is(t, "files", problem(err), "")
	is(t, "the answer's file", turn.Effects[2].Attachment.FileID, "answer")
	turn, err = w.press(aigul, "text", proposal.Press(w.stored(1), card.TextAction))
	is(t, "text", problem(err), "")
	is(t, "all that was written", texts(turn.Effects[0].Screen), "proposal_named whole_text card_question card_answer card_note")
}

func TestCardShowsTheFirstVote(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.Catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines}
	w.change(rules.Change{Action: store.ActionDecline, Reason: store.Reason{Code: "duplicate"}})
	screen := w.cardOf(aigul, 1)
	is(t, "card", texts(screen), "card_facts card_words card_files card_vote reason card_yours")
	is(t, "by", said(t, screen, "card_vote").Data["Name"], any("Berik"))
}

func TestHiddenTextIsShownOnlyOnATap(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.change(rules.Change{Action: store.ActionHide})
	screen := w.cardOf(aigul, 1)
	is(t, "card", texts(screen), "card_facts card_hidden card_files card_yours")
	button := screen.Rows[2][0]
	is(t, "button", button.Label.(dialog.Text).Key, "button_show")
	turn, err := w.press(aigul, "text", button.Press)
	is(t, "show", problem(err), "")
	is(t, "text", said(t, turn.Effects[0].Screen, "whole_text").Data["Text"], any(w.stored(1).Body))
}

// The author's other proposals are counted by status as the staff know it; the same text
// from other people is counted with its authors.
func TestCardCountsWhatStandsBesideIt(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.submit("KZ-11")
	w.submit("KZ-27")
	w.change(rules.Change{Action: store.ActionAccept})
	for _, other := range []store.PersonID{2, 2, 3} {
		w.Change(func(tx store.Tx) error {
			_, err := rules.Submit(tx, w.Catalogue, time.UTC, store.Person{ID: other, Language: store.Kazakh, Age: store.Age18To24}, store.Draft{
				Topic: "grants", Region: "KZ-27", Title: store.TextPart{Text: "Another title"},
				Parts: []store.TextPart{{Text: strings.ToUpper(strings.Repeat(longBody, 40))}},
			}, "", w.Now)
			return err
		})
	}
	screen := w.cardOf(aigul, 2)
	others := said(t, screen, "card_others")
	is(t, "others", others.Data["Total"], any(2))
	rows := others.Data["Rows"].([]dialog.Text)
	is(t, "kinds", len(rows), 2)
	is(t, "waiting", rows[0].Data["Status"].(dialog.Text).Key, "status_submitted")
	is(t, "accepted", rows[1].Data["Status"].(dialog.Text).Key, "status_accepted")
	same := said(t, screen, "card_same")
	is(t, "same text", same.Data["Number"], any(3))
	is(t, "authors", same.Data["Authors"], any(2))
	is(t, "buttons", actions(screen), "accept decline ask more text files card card card skip release")

	w.Change(func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: western, Role: store.RoleModerator, Name: "Western", Scope: store.Scope{Regions: []string{"KZ-11"}}})
	})
	screen = w.cardOf(western, 2)
	is(t, "same text elsewhere", said(t, screen, "card_same").Data["Number"], any(3))
	is(t, "no button leads out of the scope", strings.Contains(actions(screen), "card"), false)
}

func TestUrgentIsSaidFirst(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	p.Flags = screening.Flags()
	w.Change(func(tx store.Tx) error { return tx.SaveProposal(p) })
	screen := w.cardOf(aigul, 1)
	is(t, "card", texts(screen), "card_urgent_crisis card_urgent_threat card_facts card_words card_files card_flags card_yours")
	is(t, "the rest", len(said(t, screen, "card_flags").Data["Flags"].([]dialog.Text)), len(screening.Flags())-2)
}

// A question with a reply comes first for the moderator who asked it, and in its place for
// the others.
func TestAnswerComesBackToWhoAsked(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	early := w.submit("KZ-11")
	w.change(rules.Change{Action: store.ActionAsk, Text: "Қай мектепте?", Language: store.Kazakh})
	w.Now = w.Now.Add(7 * 24 * time.Hour)
	w.change(rules.Change{Action: store.ActionReply, Author: author, Text: "Бесінші мектепте"})
	turn, err := w.Command(aigul, "queue", "")
	is(t, "others", problem(err), "")
	w.card(turn, aigul, early)
	turn, err = w.Command(berik, "queue", "")
	is(t, "who asked", problem(err), "")
	w.card(turn, berik, w.stored(1))
	// Going on from there leads to the others, once each.
	w.Change(func(tx store.Tx) error { return store.Leases.Delete(tx, early.Seq) })
	turn, err = w.press(berik, "skip", proposal.Press(w.stored(1), card.SkipAction))
	is(t, "skip", problem(err), "")
	w.card(turn, berik, early)
	turn, err = w.press(berik, "skip", proposal.Press(early, card.SkipAction))
	is(t, "skip", problem(err), "")
	last, _ := effectIn(turn, berik, "queue")
	is(t, "last", texts(last.Screen), "queue_last")
}
