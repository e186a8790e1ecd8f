package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"usynys/bot/telegram/client"
	"usynys/store"
)

// typist is a person who types anything.
type typist struct {
	id      int64
	decides bool
}

// The people of the fuzzed world: a stranger, an author with a draft, a moderator of
// everything and one of another region, a coordinator, an administrator.
var typists = []typist{{id: 9}, {id: 1}, {id: 2, decides: true}, {id: 3}, {id: 4}, {id: 5, decides: true}}

// fuzzWorld is a bot with its store. Each input is rolled back, so that the next meets
// the same world.
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
		draft := store.Draft{Person: 1, StartedAt: w.now(), Topic: "housing", Parts: []store.TextPart{{Text: "әзірше"}}}
		for _, staff := range []store.Staff{
			{ID: 2, Role: store.RoleModerator, Name: "B"},
			{ID: 3, Role: store.RoleModerator, Name: "C", Scope: store.Scope{Regions: []string{"KZ-75"}}},
			{ID: 4, Role: store.RoleCoordinator, Name: "D"},
			{ID: 5, Role: store.RoleAdministrator, Name: "E"},
		} {
			if err := store.StaffRecords.Put(tx, staff); err != nil {
				return err
			}
		}
		return store.Drafts.Put(tx, draft)
	})
	return w
}

// kept is a snapshot of what needs a right to change.
type kept struct {
	proposals map[store.Seq]string
	staff     string // their roles, scopes and rights
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
	staff, err := store.StaffRecords.All(r)
	if err != nil {
		tb.Fatal(err)
	}
	for _, one := range staff {
		found.staff += fmt.Sprintf("%d is %s of %+v\n", one.ID, one.Role, one.Scope)
	}
	draft, err := store.Drafts.Get(r, 1)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		tb.Fatal(err)
	}
	found.draft = fmt.Sprintf("%+v", draft)
	return found
}

var errUndone = errors.New("undone")

// types has a person type a text and returns the consequence, rolled back.
func (w fuzzWorld) types(t *testing.T, by typist, words string) (c consequence) {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"update_id": 700, "message": map[string]any{
		"message_id": 40, "date": 1, "text": words,
		"from": map[string]any{"id": by.id, "first_name": "A"}, "chat": map[string]any{"id": by.id, "type": "private"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	update := client.Decoder{BotName: w.engine.BotName()}.Decode(raw)
	c.input = update.Input
	err = w.kept.Update(t.Context(), func(tx store.Tx) error {
		c.before = look(t, tx)
		if _, err := w.engine.Decide(tx, update, w.now()); err != nil {
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
