package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// typist is somebody who may type anything, and what they are entitled to.
type typist struct {
	id      int64
	decides bool
}

// The people of the fuzzed world: nobody the bot knows, an author with a draft, a
// moderator of everything and one of another region, a coordinator, an administrator.
var typists = []typist{{id: 9}, {id: 1}, {id: 2, decides: true}, {id: 3}, {id: 4}, {id: 5, decides: true}}

// fuzzWorld is a bot and everything it keeps. Whatever is typed is undone again, so
// that each input meets the same world.
type fuzzWorld struct{ *direct }

func newFuzzWorld(tb testing.TB) fuzzWorld {
	tb.Helper()
	w := fuzzWorld{newDirect(tb)}
	for id := range int64(5) {
		w.welcome(id+1, store.Languages()[id%2])
	}
	submitOne(w.direct)
	submitOne(w.direct)
	w.change(func(tx store.Tx) error {
		draft := store.Draft{Person: 1, StartedAt: w.now(), Topic: "housing", Parts: []store.Part{{Text: "әзірше"}}}
		return errors.Join(tx.SaveDraft(draft),
			tx.SaveStaff(store.Staff{ID: 2, Role: store.Moderator, Name: "B"}),
			tx.SaveStaff(store.Staff{ID: 3, Role: store.Moderator, Name: "C", Scope: store.Scope{Regions: []string{"KZ-75"}}}),
			tx.SaveStaff(store.Staff{ID: 4, Role: store.Coordinator, Name: "D"}),
			tx.SaveStaff(store.Staff{ID: 5, Role: store.Administrator, Name: "E"}))
	})
	return w
}

// kept is what nobody may change without being entitled to it.
type kept struct {
	proposals map[store.Seq]string
	staff     string
	draft     string
}

func look(tb testing.TB, r store.Reader) kept {
	tb.Helper()
	found := kept{proposals: map[store.Seq]string{}}
	for p, err := range r.Proposals(0) {
		if err != nil {
			tb.Fatal(err)
		}
		found.proposals[p.Seq] = fmt.Sprintf("%+v", p)
	}
	staff, err := r.AllStaff()
	if err != nil {
		tb.Fatal(err)
	}
	for i := range staff {
		staff[i].Name = "" // it follows what people call themselves
	}
	draft, err := r.Draft(1)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		tb.Fatal(err)
	}
	found.staff, found.draft = fmt.Sprintf("%+v", staff), fmt.Sprintf("%+v", draft)
	return found
}

// consequence is what came of something that was typed.
type consequence struct {
	input         dialog.Input
	before, after kept
	rows          []store.Outgoing
}

// changed lists the proposals that are not as they were.
func (c consequence) changed() (numbers []store.Seq) {
	for seq, before := range c.before.proposals {
		if c.after.proposals[seq] != before {
			numbers = append(numbers, seq)
		}
	}
	return numbers
}

var errUndone = errors.New("undone")

// types has somebody type a text and tells what would have come of it.
func (w fuzzWorld) types(t *testing.T, by typist, words string) (c consequence) {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"update_id": 700, "message": map[string]any{
		"message_id": 40, "date": 1, "text": words,
		"from": map[string]any{"id": by.id, "first_name": "A"}, "chat": map[string]any{"id": by.id, "type": "private"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	update := w.decoder.Decode(raw)
	c.input = update.Input
	err = w.kept.Update(t.Context(), func(tx store.Tx) error {
		c.before = look(t, tx)
		if _, err := w.handleOne(tx, update, w.now(), update.Broken); err != nil {
			return err
		}
		c.after = look(t, tx)
		c.rows, err = tx.Outbox(0, 1000)
		return errors.Join(err, errUndone)
	})
	if !errors.Is(err, errUndone) {
		t.Fatalf("%q could not be handled: %v", words, err)
	}
	return c
}

// sound requires what holds whatever was typed: somebody is answered, in messages that
// Telegram takes, no one else hears of it unless a proposal was decided, nobody was
// made staff, and no draft was lost.
func (c consequence) sound(t *testing.T, by typist) {
	t.Helper()
	answered := false
	for _, row := range c.rows {
		if row.Chat == store.ChatID(by.id) {
			answered = true
		} else if len(c.changed()) == 0 {
			t.Errorf("%q of person %d is told to chat %d", c.input.Text, by.id, row.Chat)
		}
		checkMessage(t, row.Message)
	}
	if !answered {
		t.Errorf("/%s %q of person %d is not answered", c.input.Command, c.input.Text, by.id)
	}
	if c.before.staff != c.after.staff {
		t.Errorf("/%s %q changed the staff to %s", c.input.Command, c.input.Text, c.after.staff)
	}
	if c.input.Kind == dialog.Commanded && c.before.draft != c.after.draft {
		t.Errorf("/%s %q changed the draft to %s", c.input.Command, c.input.Text, c.after.draft)
	}
}

// ourTag is every tag the words of the bot use.
var ourTag = regexp.MustCompile(`^</?(?:b|i|u|s|code|pre|a|blockquote)(?: [^<>]*)?>$`)

func checkMessage(t *testing.T, message store.Message) {
	t.Helper()
	if !utf8.ValidString(message.Text) || strings.ContainsAny(message.Text, "\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
		t.Errorf("%q is no clean text", message.Text)
	}
	if visible(message.Text) > messageLimit || len(message.Text) > byteLimit+1<<10 {
		t.Errorf("a message has %d characters and %d bytes", visible(message.Text), len(message.Text))
	}
	open := 0
	for _, tag := range anyTag.FindAllString(message.Text, -1) {
		if !ourTag.MatchString(tag) {
			t.Errorf("there is a tag of somebody else's: %q", tag)
		}
		if strings.HasPrefix(tag, "</") {
			open -= 2
		}
		open++
	}
	if open != 0 {
		t.Errorf("tags are not balanced: %q", message.Text)
	}
	for _, row := range message.Keyboard {
		for _, button := range row {
			if button.Text == "" || len(button.Data) > dialog.PressLimit {
				t.Errorf("the button %q carries %q", button.Text, button.Data)
			}
		}
	}
}
