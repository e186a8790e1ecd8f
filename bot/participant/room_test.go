package participant

import (
	"errors"
	"strings"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// typed returns the n-th message of a person.
func typed(n int64, text string) dialog.Input {
	return dialog.Input{Kind: dialog.Typed, Message: n, Text: text}
}

// problemOf returns the key of a problem, empty for none.
func problemOf(t *testing.T, err error) string {
	t.Helper()
	if problem, told := errors.AsType[*dialog.Problem](err); told {
		return problem.Text.Key
	}
	if err != nil {
		t.Fatal(err)
	}
	return ""
}

// A text is kept up to its bound. The person hears of the rest, and nothing that was
// kept is lost.
func TestTextsAreBounded(t *testing.T) {
	for name, text := range map[string]string{"by letters": strings.Repeat("ә", 60), "by messages": "ә"} {
		turn := newTurn()
		turn.SaveDraft(store.Draft{Person: 1})
		refused := 0
		for n := range int64(maxMessages + 10) {
			if problemOf(t, addText(turn, typed(n+1, text))) == "text_not_kept" {
				refused++
			}
		}
		draft, _, _ := turn.Draft()
		want := min(maxMessages, maxTimesTooLong*turn.Catalogue.Limits.TextMax/len([]rune(text))+1)
		if len(draft.Parts) != want || refused != maxMessages+10-want || draft.Parts[0].Message != 1 {
			t.Errorf("%s: %d messages are kept and %d refused, want %d kept", name, len(draft.Parts), refused, want)
		}
		if err := addText(turn, typed(1, text)); problemOf(t, err) == "text_not_kept" {
			t.Errorf("%s: what is there already is refused when it is delivered again", name)
		}
	}
}

// A file whose caption has no room is refused with it.
func TestARefusedMessageIsRefusedWhole(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1, Parts: []store.TextPart{{Message: 1, Text: strings.Repeat("a", 201)}}})
	input := typed(2, "caption")
	input.Attachment = &store.Attachment{Kind: store.AttachmentPhoto}
	if problem := problemOf(t, addText(turn, input)); problem != "text_not_kept" {
		t.Errorf("the author is told %q", problem)
	}
	if draft, _, _ := turn.Draft(); len(draft.Attachments) != 0 || len(draft.Parts) != 1 {
		t.Errorf("the draft is %+v", draft)
	}
}

// Every stashed message has room in the text.
func TestWhatWasKeptHasRoom(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1, Parts: []store.TextPart{{Message: 1, Text: strings.Repeat("a", 150)}}})
	for n := range int64(3) {
		turn.Input = typed(n+2, strings.Repeat("b", 40))
		kept, err := stash(turn)
		if want := n < 2; err != nil || kept != want {
			t.Errorf("message %d: kept %v, want %v (%v)", n+2, kept, want, err)
		}
	}
	draft, _, _ := turn.Draft()
	draft.Stashed[0].Text = strings.Repeat("c", 400) // edited meanwhile
	turn.SaveDraft(draft)
	for _, k := range draft.Stashed {
		if problem := problemOf(t, addText(turn, stashedInput(k))); problem == "text_not_kept" {
			t.Errorf("message %d was kept and is refused", k.Message)
		}
	}
}

func TestAnswersAreBounded(t *testing.T) {
	turn := newTurn()
	full := store.ReplyDraft{Parts: make([]store.TextPart, maxMessages)}
	long := store.ReplyDraft{Parts: []store.TextPart{{Message: 1, Text: strings.Repeat("a", 201)}}}
	for name, reply := range map[string]store.ReplyDraft{"by messages": full, "by letters": long} {
		if problem := problemOf(t, addToReply(turn, reply, typed(500, "more"))); problem != "text_not_kept" {
			t.Errorf("%s: the author is told %q", name, problem)
		}
	}
}

// A text that is too long may be edited if it does not grow.
func TestEditingShortens(t *testing.T) {
	turn := newTurn()
	text := func(length int) []store.TextPart {
		return []store.TextPart{{Message: 1, Text: strings.Repeat("a", length)}}
	}
	for _, c := range []struct {
		before, after int
		outgrown      bool
	}{{10, 4000, false}, {4000, 3000, false}, {4000, 4000, false}, {4000, 4001, true}, {200, 4000, false}, {201, 202, true}} {
		if got := exceedsLimit(turn, text(c.before), text(c.after)); got != c.outgrown {
			t.Errorf("from %d to %d letters: outgrown is %v", c.before, c.after, got)
		}
	}
}

func TestAgeTyped(t *testing.T) {
	cases := map[string]string{
		"13": tooYoung, "14": "14-17", "17": "14-17", "18": "18-24", "24": "18-24", "25": "25-29", "29": "25-29",
		"30": "30-35", "35": "30-35", "36": tooOld, " 16 ": "14-17",
		"": "", "0": "", "-5": "", "121": "", "сегіз": "", "17 жас": "",
	}
	for typed, want := range cases {
		if got := ageFromNumber(typed); got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}
