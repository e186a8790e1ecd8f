package bot

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// I1: an update whose handler fails is quarantined as a whole, its sender hears of it, and
// the rest of the batch is handled.
func TestPoisonStopsNobody(t *testing.T) {
	poison := map[string]func(*dialog.Turn) error{
		"panic": func(turn *dialog.Turn) error {
			if err := store.Drafts.Put(turn.Tx, store.Draft{Person: turn.Person.ID, Topic: "half"}); err != nil {
				return err
			}
			panic("what somebody typed")
		},
		"error": func(turn *dialog.Turn) error {
			if err := store.Drafts.Put(turn.Tx, store.Draft{Person: turn.Person.ID, Topic: "half"}); err != nil {
				return err
			}
			return errors.New("broken")
		},
		"unknown text": func(turn *dialog.Turn) error {
			turn.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("there_is_no_such_text")}})
			return nil
		},
	}
	for name, run := range poison {
		t.Run(name, func(t *testing.T) {
			d := newDirect(t)
			d.registry.Commands = append(d.registry.Commands, dialog.Command{Name: "boom", Right: store.RightNone, Run: run})
			for _, person := range []int64{1, 2, 3} {
				d.welcome(person, store.Russian)
			}
			d.batch(text(1, 10, "/new"), text(2, 20, "/boom"), text(3, 30, "/new"), `"message":{"message_id":"not a number"}`)
			d.view(func(r store.Reader) error {
				set, err := r.Quarantined()
				if len(set) != 2 || set[0].Person != 2 || !strings.Contains(string(set[0].Raw), "/boom") {
					t.Errorf("in quarantine: %d updates, want /boom and the broken one", len(set))
				}
				if name == "error" && !strings.Contains(set[0].Reason, "command /boom: ") {
					t.Errorf("the reason does not say what was being done: %s", set[0].Reason)
				}
				if strings.Contains(set[0].Reason, "somebody typed") {
					t.Error("the reason repeats what a panic said")
				}
				if _, missing := store.Drafts.Get(r, 2); !errors.Is(missing, store.ErrNotFound) {
					t.Error("half of the poisoned update stayed")
				}
				if offset, _ := r.NextOffset(); offset != d.last+1 {
					t.Errorf("next offset %d, want %d", offset, d.last+1)
				}
				return err
			})
			for _, person := range []int64{1, 2, 3} {
				if rows := d.outbox(person); len(rows) != 1 {
					t.Errorf("person %d gets %d messages, want 1", person, len(rows))
				}
			}
			if got := d.outbox(2)[0].Message.Text; !strings.HasPrefix(got, "Извините") {
				t.Errorf("the sender of the poisoned update reads %q", got)
			}
		})
	}
}

// I1: a repeated delivery has no second effect, at any offset.
func TestRedeliveryHasNoSecondEffect(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	raws := d.batch(text(1, 10, "/new"), text(1, 11, "/help"))
	if !d.sameAfter(raws) {
		t.Error("redelivery changed what is to be sent")
	}
}

// sameAfter handles updates again, and reports whether the outbox remains the same.
func (d *direct) sameAfter(raws []json.RawMessage) bool {
	d.t.Helper()
	before := d.outbox(1)
	for range 3 {
		if _, err := d.poller.Handle(d.t.Context(), raws); err != nil {
			d.t.Fatal(err)
		}
	}
	return reflect.DeepEqual(before, d.outbox(1))
}

// Telegram's numbers start again at a lower one after an idle week.
func TestLowerNumbersAreHandled(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.batch(text(1, 10, "/new"))
	d.last = 3
	d.batch(text(1, 11, "/help"))
	if rows := d.outbox(1); len(rows) != 2 {
		t.Errorf("%d messages wait, want the answers to both", len(rows))
	}
	d.view(func(r store.Reader) error {
		if offset, _ := r.NextOffset(); offset != 5 {
			t.Errorf("next offset %d, want 5: assigned, not the highest", offset)
		}
		return nil
	})
}

// Ten pictures of an album are answered by one message with their number.
func TestAlbumMakesOneMessage(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.change(func(tx store.Tx) error {
		draft := store.Draft{Person: 1, Topic: "housing", Region: "KZ-10", Title: store.TextPart{Text: "Жатақхана керек"}}
		if err := store.Drafts.Put(tx, draft); err != nil {
			return err
		}
		return store.Sessions.Put(tx, store.Session{Person: 1, Flow: "submit", Step: "text", Revision: 7, LastActiveAt: d.now()})
	})
	var album []string
	for i := range int64(10) {
		album = append(album, strings.Replace(text(1, 50+i, ""), `"text":""`, `"media_group_id":"g","photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}]`, 1))
	}
	d.batch(album...)
	if rows := d.outbox(1); len(rows) != 1 {
		t.Errorf("an album of ten makes %d messages, want 1", len(rows))
	}
	d.view(func(r store.Reader) error {
		draft, err := store.Drafts.Get(r, 1)
		if len(draft.Attachments) != 10 {
			t.Errorf("%d pictures in the draft, want 10", len(draft.Attachments))
		}
		return err
	})
}
