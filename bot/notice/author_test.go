package notice_test

import (
	"slices"
	"strings"
	"testing"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/store"
)

func asked() store.Proposal {
	p := undecided()
	p.Status = store.StatusAsked
	p.Questions = []store.Question{{AskedBy: 11, Text: "Where <exactly>?", Language: store.Russian, AskedAt: sentAt}}
	return p
}

func linked() store.Proposal {
	p := undecided()
	p.Status, p.Original, p.OriginalNumber = store.StatusLinked, 3, "2026-000003"
	return p
}

// offered returns the actions of a screen's buttons.
func offered(screen dialog.Screen) string {
	var actions []string
	for _, button := range slices.Concat(screen.Rows...) {
		actions = append(actions, button.Press.Action)
	}
	return strings.Join(actions, " ")
}

func TestWhatAnAuthorCanDo(t *testing.T) {
	lapsed, told, pending := asked(), linked(), linked()
	lapsed.Status = store.StatusLapsed
	told.NotDuplicate = true
	pending.NotifyAt = sentAt
	for name, c := range map[string]struct {
		proposal store.Proposal
		want     string
	}{
		"waiting":          {undecided(), ""},
		"asked":            {asked(), "answer_question"},
		"lapsed":           {lapsed, "resume"},
		"linked":           {linked(), "differ"},
		"said it is not":   {told, ""},
		"linked, not told": {pending, ""},
		"declined":         {refused(), ""},
	} {
		got := offered(dialog.Screen{Rows: [][]dialog.Button{notice.AuthorButtons(c.proposal)}})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestQuestionIsShownAsWritten(t *testing.T) {
	catalogue := noticeCatalogue()
	catalogue.Moderation.LapseDelay = store.Duration(3600e9)
	for name, screen := range map[string]dialog.Screen{
		"asked": notice.Asked(catalogue, asked()), "reminded": notice.Reminded(catalogue, asked()),
	} {
		question := screen.Text[2]
		language, _ := question.Data["Language"].(dialog.Text)
		if question.Data["Question"] != "Where <exactly>?" || language.Key != "language_ru" || offered(screen) != "answer_question" {
			t.Errorf("%s: %v, buttons %q", name, question, offered(screen))
		}
	}
	if until := notice.Reminded(catalogue, asked()).Text[3].Data["At"]; until != sentAt.Add(3600e9) {
		t.Errorf("the question waits until %v", until)
	}
}

// The words that a moderator wrote to one author are not for the authors of duplicates.
func TestPersonalWordsAreNotPassedOn(t *testing.T) {
	written, both := refused(), refused()
	written.Decision.Reason = store.Reason{Text: "Your mother is right", Language: store.Russian}
	both.Decision.Reason.Text, both.Decision.Reason.Language = "Your mother is right", store.Russian
	for name, main := range map[string]store.Proposal{"written": written, "both": both} {
		for _, text := range notice.MainDecided(noticeCatalogue(), linked(), main).Text {
			if text.Data["Words"] != nil || text.Data["Reason"] == "Your mother is right" {
				t.Errorf("%s: the author of a duplicate reads %v", name, text)
			}
		}
		if key := notice.Decision(noticeCatalogue(), main).Text[0].Data["Reason"].(dialog.Text).Key; key == "reason" {
			t.Errorf("%s: the author reads no words of the moderator", name)
		}
	}
}

// An author reads a template as it was then, even if it was edited since.
func TestReasonAsItWas(t *testing.T) {
	p := refused()
	p.Decision.Reason.Template = store.LocalizedText{KK: "as it was"}
	if got := proposal.ReasonText(noticeCatalogue(), p.Decision.Reason).Data["Reason"]; got != (store.LocalizedText{KK: "as it was"}) {
		t.Errorf("the reason is %v", got)
	}
}

func TestBlockedNoticeSaysUntilWhen(t *testing.T) {
	block := store.Block{Person: 1, Until: sentAt, Reason: store.Reason{Code: "vague"}}
	screen := notice.Blocked(noticeCatalogue(), block)
	if screen.Text[0].Data["At"] != sentAt || screen.Text[1].Key != "reason" {
		t.Errorf("blocked for a while: %v", screen.Text)
	}
	if text := notice.Blocked(noticeCatalogue(), store.Block{Person: 1}).Text; text[0].Key != "blocked_for_good" || len(text) != 2 {
		t.Errorf("blocked without end: %v", text)
	}
}
