package staff_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/engine/enginetest"
	"usynys/store"
	"usynys/store/rules"
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

// Functions of [enginetest] that most tests use.
var (
	effectIn = enginetest.Find
	texts    = enginetest.Texts
	actions  = enginetest.Actions
	problem  = enginetest.Problem
	question = enginetest.Question
	notice   = enginetest.Notice
)

// world is a world with staff in it.
type world struct {
	*enginetest.World
	T *testing.T
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: enginetest.New(t), T: t}
	w.Catalogue.Moderation.UndoWindow = 0 // authors hear of decisions at once
	for _, id := range []store.PersonID{aigul, berik, western, coordinator} {
		w.Change(func(tx store.Tx) error { return store.People.Put(tx, store.Person{ID: id, Language: store.Kazakh}) })
	}
	w.Change(func(tx store.Tx) error {
		return errors.Join(
			store.People.Put(tx, store.Person{ID: author, Language: store.Russian}),
			store.StaffRecords.Put(tx, store.Staff{ID: aigul, Role: store.RoleModerator, Name: "Aigul"}),
			store.StaffRecords.Put(tx, store.Staff{ID: berik, Role: store.RoleModerator, Name: "Berik"}),
			store.StaffRecords.Put(tx, store.Staff{ID: western, Role: store.RoleModerator, Name: "Western", Scope: store.Scope{Regions: []string{"KZ-27"}}}),
			store.StaffRecords.Put(tx, store.Staff{ID: coordinator, Role: store.RoleCoordinator, Name: "Coordinator"}),
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

// submit stores a proposal and lets a day pass.
func (w *world) submit(region string) store.Proposal {
	w.Helper()
	var p store.Proposal
	w.Change(func(tx store.Tx) (err error) {
		p, err = rules.Submit(tx, w.Catalogue, time.UTC, store.Person{ID: author, Language: store.Kazakh, Age: store.Age18To24}, store.Draft{
			Topic: "grants", Region: region, Title: store.TextPart{Text: "Skatepark <3"},
			Parts:       []store.TextPart{{Text: strings.Repeat(longBody, 40)}},
			Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "photo"}},
		}, "", w.Now)
		return err
	})
	w.Now = w.Now.Add(24 * time.Hour)
	return p
}

// press presses a button of an action; typed types something as Aigul.
func (w *world) press(by store.PersonID, action string, press dialog.Press) (*dialog.Turn, error) {
	w.Helper()
	press.Action = action
	return w.Press(by, press)
}

func (w *world) typed(text string) (*dialog.Turn, error) {
	w.Helper()
	return w.Write(aigul, text)
}

// card returns the card of a proposal that a turn shows a person.
func (w *world) card(turn *dialog.Turn, reader store.PersonID, p store.Proposal) dialog.Screen {
	w.Helper()
	effect, found := effectIn(turn, reader, card.Slot(p.Seq))
	if !found {
		w.Fatalf("no card of proposal %d for %d among %d effects", p.Seq, reader, len(turn.Effects))
	}
	return effect.Screen
}

// is fails the test if got is not what is wanted.
func is[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
