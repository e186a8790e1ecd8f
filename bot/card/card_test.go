package card_test

import (
	"iter"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
)

var (
	submitted = time.Date(2026, 11, 20, 20, 0, 0, 0, time.UTC)
	almaty    = time.FixedZone("Almaty", 5*60*60)
	moderator = store.Staff{ID: 11, Role: store.RoleModerator, Name: "Aigul"}
)

func turn() *dialog.Turn {
	return &dialog.Turn{
		Now: submitted.Add(48 * time.Hour), Zone: almaty, Tx: alone{},
		Catalogue: &store.Catalogue{
			Topics:  []store.Topic{{Code: "grants", Name: store.LocalizedText{KK: "topic"}}},
			Regions: []store.Region{{Code: "KZ-27", Name: store.LocalizedText{KK: "region"}}},
			Reasons: []store.ReasonTemplate{{Code: "vague", Text: store.LocalizedText{KK: "be exact"}}},
		},
	}
}

// alone is a transaction in which the proposal has no context.
type alone struct{ store.Tx }

func (alone) Context(store.Proposal, int) (store.ProposalContext, error) {
	return store.ProposalContext{}, nil
}

// Record has no record of any kind.
func (alone) Record(store.Kind, any, any) error { return store.ErrNotFound }

func (alone) DuplicatesOf(_, _ store.Seq) iter.Seq2[store.Seq, error] {
	return func(func(store.Seq, error) bool) {}
}

func cardFor(t *testing.T, reader store.Staff, p store.Proposal) dialog.Screen {
	t.Helper()
	screen, err := card.Screen(turn(), reader, p)
	if err != nil {
		t.Fatal(err)
	}
	return screen
}

func waiting() store.Proposal {
	return store.Proposal{
		Seq: 7, Number: "2026-000007", Author: 1, Status: store.StatusSubmitted, Language: store.Kazakh,
		Topic: "grants", Region: "KZ-27", Age: store.Age18To24, Title: "Title", Body: "Body", SubmittedAt: submitted,
		DueOn: "2026-11-25", Revision: 3,
	}
}

func declined() store.Proposal {
	p := waiting()
	p.Status, p.Revision = store.StatusDeclined, 4
	p.Decision = store.Decision{Action: store.ActionDecline, By: 11, ByName: "Aigul", At: submitted.Add(time.Hour), Reason: store.Reason{Code: "vague"}}
	return p
}

func TestButtonsByReader(t *testing.T) {
	full := waiting()
	full.Body = strings.Repeat("word ", 300)
	full.Attachments = []store.Attachment{{Kind: store.AttachmentPhoto}}
	elsewhere := store.Staff{Role: store.RoleModerator, Scope: store.Scope{Topics: []string{"housing"}}}
	for name, c := range map[string]struct {
		reader   store.Staff
		proposal store.Proposal
		want     string
	}{
		"moderator":            {moderator, waiting(), "accept decline ask more skip"},
		"administrator":        {store.Staff{Role: store.RoleAdministrator}, waiting(), "accept decline ask more skip"},
		"coordinator":          {store.Staff{Role: store.RoleCoordinator}, waiting(), "more skip"},
		"cut text, file":       {moderator, full, "accept decline ask more text files skip"},
		"moderator, decided":   {moderator, declined(), "more queue"},
		"another scope":        {elsewhere, waiting(), ""},
		"no longer on a staff": {store.Staff{}, declined(), ""},
	} {
		screen := cardFor(t, c.reader, c.proposal)
		var actions []string
		for _, button := range slices.Concat(screen.Rows...) {
			actions = append(actions, button.Press.Action)
		}
		if got := strings.Join(actions, " "); got != c.want {
			t.Errorf("%s: buttons %q, want %q", name, got, c.want)
		}
		if closed := screen.Text[0].Key == "card_closed"; closed != (c.want == "") {
			t.Errorf("%s: the card begins with %q", name, screen.Text[0].Key)
		}
	}
}

func TestPressSaysWhatTheReaderSaw(t *testing.T) {
	press := cardFor(t, moderator, waiting()).Rows[0][0].Press
	if want := "accept:7:3"; press.String() != want {
		t.Errorf("press %q, want %q", press, want)
	}
}

// fact returns one of the facts on a card.
func fact(t *testing.T, p store.Proposal, key string) (dialog.Text, bool) {
	t.Helper()
	facts, ok := cardFor(t, moderator, p).Text[0].Data["Facts"].([]dialog.Text)
	if !ok {
		t.Fatal("the card has no facts")
	}
	i := slices.IndexFunc(facts, func(text dialog.Text) bool { return text.Key == key })
	if i < 0 {
		return dialog.Text{}, false
	}
	return facts[i], true
}

func TestTimeLeft(t *testing.T) {
	// It is 23 November in the zone.
	for due, want := range map[store.Date]dialog.Text{
		"2026-11-26": dialog.SayCounted("card_left", 3),
		"2026-11-24": dialog.SayCounted("card_left", 1),
		"2026-11-23": dialog.Say("card_left_today"),
		"2026-11-21": dialog.SayCounted("card_late", 2),
	} {
		p := waiting()
		p.DueOn = due
		line, _ := fact(t, p, "card_due")
		left, _ := line.Data["Left"].(dialog.Text)
		if left.Key != want.Key || left.Count != want.Count {
			t.Errorf("due on %s: %s %d, want %s %d", due, left.Key, left.Count, want.Key, want.Count)
		}
	}
	if _, found := fact(t, declined(), "card_due"); found {
		t.Error("a decided proposal is not due")
	}
}

func TestFacts(t *testing.T) {
	p := waiting()
	if line, _ := fact(t, p, "card_submitted"); line.Data["Date"] != store.Date("2026-11-21") {
		t.Errorf("submitted on %v, it was the 21st in the zone", line.Data["Date"])
	}
	if _, found := fact(t, p, "card_name"); found {
		t.Error("the author did not choose to show a name")
	}
	p.AuthorName = "Asem"
	if line, _ := fact(t, p, "card_name"); line.Data["Name"] != "Asem" {
		t.Errorf("the author's name is %v", line.Data["Name"])
	}
	p.Body = "это предложение написано по-русски"
	line, _ := fact(t, p, "card_language")
	if language, _ := line.Data["Language"].(dialog.Text); language.Key != "language_ru" {
		t.Errorf("the language of the text is %q", language.Key)
	}
}

func TestLongTextIsCut(t *testing.T) {
	p := waiting()
	p.Body = strings.Repeat("ұзын мәтін ", 270)
	shown, _ := cardFor(t, moderator, p).Text[1].Data["Text"].(string)
	if length := utf8.RuneCountInString(shown); length > 700 || length < 650 || !strings.HasSuffix(shown, "…") {
		t.Errorf("%d characters are shown, ending in %q", length, shown[len(shown)-6:])
	}
}

func TestDecisionOnTheCard(t *testing.T) {
	screen := cardFor(t, moderator, declined())
	by, why := screen.Text[2], screen.Text[3]
	if by.Data["Name"] != "Aigul" || by.Data["At"] != submitted.Add(time.Hour) {
		t.Errorf("decided: %v", by.Data)
	}
	if why.Key != "reason" || why.Data["Reason"] != (store.LocalizedText{KK: "be exact"}) {
		t.Errorf("reason: %v", why)
	}
	nameless := declined()
	nameless.Decision.ByName = ""
	if name, _ := card.DeciderName(nameless).(dialog.Text); name.Key != "staff_unnamed" {
		t.Errorf("without a name: %v", name)
	}
}
