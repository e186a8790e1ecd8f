package moderator_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/moderator"
	"usynys/bot/proposal"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

// The people of the tests. The numbers are their Telegram ids.
const (
	author      store.PersonID = 1
	aigul       store.PersonID = 11 // a moderator of everything
	berik       store.PersonID = 12 // a moderator of everything
	western     store.PersonID = 13 // a moderator of West Kazakhstan only
	coordinator store.PersonID = 14
)

const longBody = "Ауылдағы мектепке үйірме керек. "

// world is a store with staff in it, and the handling of one update as package
// bot does it, with a stand-in for the sender.
type world struct {
	*testing.T
	store     store.Store
	catalogue store.Catalogue
	words     *locales.Words
	now       time.Time
	message   int64
}

func newWorld(t *testing.T) *world {
	t.Helper()
	db, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	check(t, err)
	t.Cleanup(func() { check(t, db.Close()) })
	catalogue, err := locales.Catalogue("")
	check(t, err)
	words, err := locales.Load()
	check(t, err)
	catalogue.Moderation.Undo = 0 // authors hear of decisions at once
	w := &world{T: t, store: db, catalogue: catalogue, words: words, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), message: 100}
	w.update(func(tx store.Tx) error {
		return errors.Join(
			tx.SavePerson(store.Person{ID: author, Language: store.Russian}),
			tx.SaveStaff(store.Staff{ID: aigul, Role: store.Moderator, Name: "Aigul"}),
			tx.SaveStaff(store.Staff{ID: berik, Role: store.Moderator, Name: "Berik"}),
			tx.SaveStaff(store.Staff{ID: western, Role: store.Moderator, Name: "Western", Scope: store.Scope{Regions: []string{"KZ-27"}}}),
			tx.SaveStaff(store.Staff{ID: coordinator, Role: store.Coordinator, Name: "Coordinator"}),
		)
	})
	return w
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) update(change func(store.Tx) error) {
	w.Helper()
	check(w.T, w.store.Update(w.Context(), change))
}

// submit stores a proposal and lets a day pass.
func (w *world) submit(region string) store.Proposal {
	w.Helper()
	var p store.Proposal
	w.update(func(tx store.Tx) (err error) {
		p, err = store.Submit(tx, w.catalogue, time.UTC, store.Person{ID: author, Language: store.Kazakh, Age: store.Age18To24}, store.Draft{
			Topic: "grants", Region: region, Title: store.Part{Text: "Skatepark <3"},
			Parts:       []store.Part{{Text: strings.Repeat(longBody, 40)}},
			Attachments: []store.Attachment{{Kind: store.Photo, FileID: "photo"}},
		}, "", w.now)
		return err
	})
	w.now = w.now.Add(24 * time.Hour)
	return p
}

// command and press are what somebody on the staff does, and what comes of it;
// typed is what Aigul types.
func (w *world) command(by store.PersonID, run func(*dialog.Turn) error, text string) (*dialog.Turn, error) {
	w.message++
	return w.turn(by, dialog.Input{Kind: dialog.Commanded, Text: text, Message: w.message}, run)
}

func (w *world) press(by store.PersonID, run func(*dialog.Turn) error, press dialog.Press) (*dialog.Turn, error) {
	return w.turn(by, dialog.Input{Kind: dialog.Pressed, Press: press, Message: w.message}, run)
}

func (w *world) typed(text string) (*dialog.Turn, error) {
	w.message++
	input := dialog.Input{Kind: dialog.Typed, Text: text, Message: w.message}
	return w.turn(aigul, input, func(t *dialog.Turn) error { return t.Take(t.Input) })
}

func (w *world) turn(by store.PersonID, input dialog.Input, run func(*dialog.Turn) error) (turn *dialog.Turn, failure error) {
	w.Helper()
	w.update(func(tx store.Tx) error {
		session, err := tx.Session(by)
		check(w.T, err)
		turn = &dialog.Turn{
			Now: w.now, Zone: time.UTC, Tx: tx, Catalogue: &w.catalogue, Input: input, Session: &session,
			Registry: &dialog.Registry{Flows: []dialog.Flow{moderator.TaskFlow()}},
			Person:   &store.Person{ID: by, Language: store.Kazakh},
			Wording: func(language store.Language, text dialog.Text) (string, error) {
				return w.words.Text(language, text.Key, text.Data, nil)
			},
		}
		if staff, err := tx.Staff(by); err == nil {
			turn.Staff = &staff
		}
		if input.Kind != dialog.Pressed {
			session.LastMessage = input.Message
		}
		failure = run(turn)
		session.At = w.now
		for _, effect := range turn.Effects {
			w.fits(effect.Screen)
			w.deliver(tx, effect)
		}
		return tx.SaveSession(session)
	})
	return turn, failure
}

// deliver stands in for the sender: it keeps which message a slot shows.
func (w *world) deliver(tx store.Tx, effect dialog.Effect) {
	row := effect.Row
	if row.Slot == "" || row.EditOnly || row.Strip != 0 {
		return
	}
	w.message++
	if row.From != "" {
		check(w.T, tx.SetSlot(effect.To, row.From, 0))
	}
	check(w.T, tx.SetSlot(effect.To, row.Slot, w.message))
}

// fits checks that every text of a screen exists and gets what it needs.
func (w *world) fits(value any) {
	w.Helper()
	switch value := value.(type) {
	case dialog.Screen:
		w.fits(value.Text)
		for _, button := range slices.Concat(value.Rows...) {
			w.fits(button.Label)
			if data := button.Press.String(); len(data) > dialog.PressLimit {
				w.Errorf("press %q is over %d bytes", data, dialog.PressLimit)
			}
		}
	case []dialog.Text:
		for _, text := range value {
			w.fits(text)
		}
	case dialog.Text:
		given := []string{}
		for name, inner := range value.Data {
			given = append(given, name)
			w.fits(inner)
		}
		if value.Counted {
			given = append(given, "Count")
		}
		slices.Sort(given)
		if gaps := w.words.Gaps(value.Key); !slices.Equal(gaps, given) || w.words.Counted(value.Key) != value.Counted {
			w.Errorf("text %q is given %q, it needs %q", value.Key, given, gaps)
		}
	}
}

// find is the last effect for a chat in a slot; "" is for messages without one.
func find(turn *dialog.Turn, chat store.PersonID, slot string) (dialog.Effect, bool) {
	for _, effect := range slices.Backward(turn.Effects) {
		if effect.To == chat.Chat() && effect.Row.Slot == slot && effect.Row.Strip == 0 {
			return effect, true
		}
	}
	return dialog.Effect{}, false
}

// card is the card of a proposal that a turn shows somebody.
func (w *world) card(turn *dialog.Turn, reader store.PersonID, p store.Proposal) dialog.Screen {
	w.Helper()
	effect, found := find(turn, reader, proposal.CardSlot(p.Seq))
	if !found {
		w.Fatalf("no card of proposal %d for %d among %d effects", p.Seq, reader, len(turn.Effects))
	}
	return effect.Screen
}

// texts are the keys of a screen's paragraphs, actions those of its buttons.
func texts(screen dialog.Screen) string {
	var keys []string
	for _, text := range screen.Text {
		keys = append(keys, text.Key)
	}
	return strings.Join(keys, " ")
}

func actions(screen dialog.Screen) string {
	var names []string
	for _, button := range slices.Concat(screen.Rows...) {
		names = append(names, button.Press.Action)
	}
	return strings.Join(names, " ")
}

// problem is the key of what a person is told went wrong.
func problem(err error) string {
	var p *dialog.Problem
	switch {
	case errors.As(err, &p):
		return p.Text.Key
	case err != nil:
		return err.Error()
	}
	return ""
}

// is fails the test where something is not as it should be.
func is[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// answer is a press on a button of the present question.
func (w *world) answer(by store.PersonID, argument string) (*dialog.Turn, error) {
	return w.press(by, func(t *dialog.Turn) error { return t.Take(t.Input) }, dialog.Press{Action: dialog.AnswerAction, Argument: argument})
}

// question is what the present question says.
func question(turn *dialog.Turn) string {
	effect, _ := find(turn, turn.Person.ID, dialog.ScreenSlot)
	return texts(effect.Screen)
}

// notice is the newest message that nobody asked for in somebody's chat.
func notice(turn *dialog.Turn, person store.PersonID) string {
	for _, effect := range slices.Backward(turn.Effects) {
		if effect.To == person.Chat() && effect.Row.Lane == store.Notices {
			return texts(effect.Screen)
		}
	}
	return ""
}
