package report_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine/enginetest"
	"usynys/bot/staff/report"
	"usynys/store"
	"usynys/store/rules"
)

var moderator = store.Staff{ID: 11, Role: store.RoleModerator, Name: "Aigul"}

// world is a world with two weeks in it. Monday is the first day of the second.
type world struct{ *enginetest.World }

// monday is Monday, 23 November 2026.
func monday(days, hour int) time.Time { return time.Date(2026, 11, 23+days, hour, 0, 0, 0, time.UTC) }

func newWorld(t *testing.T) world {
	t.Helper()
	return world{enginetest.New(t)}
}

func (w world) submit(at time.Time, region, topic string, language store.Language) store.Seq {
	w.Helper()
	var p store.Proposal
	w.Change(func(tx store.Tx) (err error) {
		draft := store.Draft{Topic: topic, Region: region, Title: store.TextPart{Text: "Title"}}
		p, err = rules.Submit(tx, w.Catalogue, time.UTC, store.Person{ID: 1, Language: language, Age: store.Age18To24}, draft, "", at)
		return err
	})
	return p.Seq
}

func (w world) decide(at time.Time, seq store.Seq, action store.Action) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		change := rules.Change{Proposal: seq, Action: action, By: moderator, At: at, Reason: store.Reason{Code: "too_general"}}
		_, err := rules.Apply(tx, store.Catalogue{}, time.UTC, change)
		return err
	})
}

// fill submits two proposals in the first week and four in the second, and
// decides three of them in the second.
func (w world) fill() {
	w.Helper()
	first := w.submit(monday(-7, 8), "KZ-27", "grants", store.Kazakh)
	w.submit(monday(-4, 8), "KZ-11", "grants", store.Russian) // a Thursday
	second := w.submit(monday(0, 8), "KZ-27", "housing", store.Kazakh)
	third := w.submit(monday(1, 8), "KZ-27", "grants", store.Kazakh)
	w.submit(monday(1, 9), "KZ-27", "grants", store.Kazakh)
	w.submit(monday(2, 8), "KZ-75", "grants", store.Russian)
	w.decide(monday(0, 9), second, store.ActionAccept)
	w.decide(monday(2, 7), third, store.ActionAccept)
	w.decide(monday(2, 8), first, store.ActionDecline)
}

// digest is what /digest shows a coordinator, as one line of text.
func (w world) digest(now time.Time, scope store.Scope) string {
	w.Helper()
	const reader store.PersonID = 14
	w.Now = now
	w.Change(func(tx store.Tx) error {
		return errors.Join(begun(tx, reader), store.StaffRecords.Put(tx, store.Staff{ID: reader, Role: store.RoleCoordinator, Scope: scope}))
	})
	turn, err := w.Command(reader, "digest", "")
	w.Check(err)
	return w.plain(turn.Effects[0].Screen.Text)
}

// plain writes texts without their words: keys and values.
func (w world) plain(texts []dialog.Text) string {
	w.Helper()
	parts := make([]string, len(texts))
	for i, text := range texts {
		parts[i] = w.plainText(text)
	}
	return strings.Join(parts, "; ")
}

func (w world) plainText(text dialog.Text) string {
	w.Helper()
	parts := []string{text.Key}
	if text.Counted {
		parts = append(parts, fmt.Sprint(text.Count))
	}
	for _, gap := range w.Words.Gaps(text.Key) {
		value, given := text.Data[gap]
		switch value := value.(type) {
		case dialog.Text:
			parts = append(parts, w.plainText(value))
		case []dialog.Text:
			parts = append(parts, "["+w.plain(value)+"]")
		case store.LocalizedText:
			parts = append(parts, value.KK)
		default:
			if given {
				parts = append(parts, fmt.Sprint(value))
			}
		}
	}
	return strings.Join(parts, " ")
}

func TestDigestOfThisWeek(t *testing.T) {
	w := newWorld(t)
	w.fill()
	button := func(code string) string { topic, _ := w.Catalogue.Topic(code); return topic.Button.KK }
	region := func(code string) string { r, _ := w.Catalogue.Region(code); return r.Name.KK }
	// On Wednesday, Monday to Wednesday count: the Thursday before does not.
	want := strings.Join([]string{
		"digest_head 2026-11-23 2026-11-25",
		"digest_compared",
		"digest_week [digest_row change_up 3 digest_received 4; digest_row change_up 2 status_accepted 2; digest_row change_up 1 status_declined 1]",
		"digest_half span_days 1",
		"digest_queue [digest_waiting 3; digest_oldest 6 2026-000002]",
		"digest_topics [digest_row change_up 2 " + button("grants") + " 3; digest_row change_up 1 " + button("housing") + " 1]",
		"digest_regions [digest_row change_up 2 " + region("KZ-27") + " 3; digest_row change_up 1 " + region("KZ-75") + " 1]",
		"digest_languages [digest_row change_up 2 language_kk 3; digest_row change_up 1 language_ru 1]",
	}, "; ")
	if got := w.digest(monday(2, 12), store.Scope{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDigestKeepsToTheScope(t *testing.T) {
	w := newWorld(t)
	w.fill()
	got := w.digest(monday(2, 12), store.Scope{Regions: []string{"KZ-75"}})
	for _, want := range []string{"digest_scope", "digest_received 1", "digest_queue [digest_waiting 1; digest_oldest_today 2026-000006]"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
	for _, foreign := range []string{"status_accepted", "digest_half", "language_kk"} {
		if strings.Contains(got, foreign) {
			t.Errorf("%q is out of the scope of %s", foreign, got)
		}
	}
}

func TestDigestOfOverdue(t *testing.T) {
	w := newWorld(t)
	w.fill()
	for day, want := range map[int]string{
		16: "digest_queue [digest_waiting 3; digest_overdue 2; digest_oldest 20 2026-000002]", // the day the last is due
		17: "digest_queue [digest_waiting 3; digest_overdue 3; digest_oldest 21 2026-000002]",
	} {
		if got := w.digest(monday(day, 12), store.Scope{}); !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
}

func TestDigestShowsWhatHappenedLessOften(t *testing.T) {
	w := newWorld(t)
	w.fill()
	got := w.digest(monday(7, 12), store.Scope{})
	if want := "digest_head_day 2026-11-30; digest_compared; digest_week [digest_row change_down 1 digest_received 0; digest_row change_down 1 status_accepted 0]"; !strings.HasPrefix(got, want) {
		t.Errorf("want %q, got %s", want, got)
	}
}

func TestDigestSaysThatNothingHappened(t *testing.T) {
	w := newWorld(t)
	if got, want := w.digest(monday(0, 12), store.Scope{}), "digest_head_day 2026-11-23; digest_nothing"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := w.digest(monday(1, 12), store.Scope{Topics: []string{"family"}}), "digest_head 2026-11-23 2026-11-24; digest_scope; digest_nothing"; got != want {
		t.Errorf("got %s", got)
	}
}

// begun saves people that the bot can write to.
func begun(tx store.Tx, ids ...store.PersonID) (err error) {
	for _, id := range ids {
		err = errors.Join(err, store.People.Put(tx, store.Person{ID: id, Language: store.Kazakh}))
	}
	return err
}

func TestWeeklyDigestIsSentToCoordinatorsAndAdministrators(t *testing.T) {
	w := newWorld(t)
	paused := monday(9, 12)
	w.fill()
	w.Change(func(tx store.Tx) error {
		return errors.Join(
			store.StaffRecords.Put(tx, moderator),
			store.StaffRecords.Put(tx, store.Staff{ID: 21, Role: store.RoleCoordinator}),
			store.StaffRecords.Put(tx, store.Staff{ID: 22, Role: store.RoleCoordinator, Scope: store.Scope{Regions: []string{"KZ-75"}}}),
			store.StaffRecords.Put(tx, store.Staff{ID: 23, Role: store.RoleAdministrator}),
			// These are sent nothing: they never began, blocked the bot, and are away.
			store.StaffRecords.Put(tx, store.Staff{ID: 24, Role: store.RoleCoordinator}),
			store.StaffRecords.Put(tx, store.Staff{ID: 25, Role: store.RoleCoordinator}),
			store.StaffRecords.Put(tx, store.Staff{ID: 26, Role: store.RoleCoordinator, PausedUntil: store.IndefinitePause()}),
			store.StaffRecords.Put(tx, store.Staff{ID: 27, Role: store.RoleCoordinator, PausedUntil: paused}),
			store.People.Put(tx, store.Person{ID: 25, Language: store.Kazakh, UnreachableSince: monday(1, 0)}),
			begun(tx, 21, 22, 23, 26, 27),
		)
	})
	job := report.WeeklyDigestJob()
	now := monday(8, 4) // the bot was down on Monday
	due := job.Due(&w.Catalogue, now, time.UTC)
	if want := monday(7, 9); !due.Equal(want) {
		t.Fatalf("due at %v, want %v", due, want)
	}
	w.Now = now
	turn := w.Act(func(t *dialog.Turn) error { return job.Run(t, due) })
	var readers []store.ChatID
	for _, effect := range turn.Effects {
		readers = append(readers, effect.To)
		after := w.Catalogue.Moderation.QuietUntil(now, time.UTC)
		if effect.To == 27 {
			after = paused
		}
		if got := effect.Row.NotBefore; !got.Equal(after) {
			t.Errorf("%d reads it at %s, want %s", effect.To, got, after)
		}
		text := w.plain(effect.Screen.Text)
		if effect.Row.Lane != store.LaneNotices || !strings.HasPrefix(text, "digest_head 2026-11-23 2026-11-29") {
			t.Errorf("in lane %d: %s", effect.Row.Lane, text)
		}
		if narrow := strings.Contains(text, "digest_received 1"); narrow != (effect.To == 22) {
			t.Errorf("%d reads %s", effect.To, text)
		}
	}
	if want := []store.ChatID{21, 22, 23, 27}; !slices.Equal(readers, want) {
		t.Errorf("sent to %v, want %v", readers, want)
	}
}
