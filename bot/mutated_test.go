package bot

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"usynys/store"
)

var mutations = flag.Int("mutations", 10_000, "how many damaged updates the bot is handed")

// perBatch is small, because each quarantined update repeats its batch.
const perBatch = 10

// TestMutatedUpdates handles real updates with damaged parts. No handler panics, the
// offset advances after every batch, and people are answered as before.
func TestMutatedUpdates(t *testing.T) {
	chance := rand.Uint64()
	t.Logf("the seed is %d", chance)
	m := mutator{random: rand.New(rand.NewPCG(chance, 0))}
	originals := trueUpdates(t)
	for _, original := range originals {
		m.collect(original)
	}
	d := newDirect(t)
	d.welcome(1001, store.Kazakh)
	d.change(func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: 1001, Role: store.RoleAdministrator, Name: "A"})
	})
	for range *mutations / perBatch {
		var raws []json.RawMessage
		for range perBatch {
			d.last++
			raws = append(raws, m.mutated(t, originals[m.random.IntN(len(originals))], d.last))
		}
		if _, err := d.poller.Handle(t.Context(), raws); err != nil {
			t.Fatal(err)
		}
		d.view(func(r store.Reader) error {
			if offset, err := r.NextOffset(); offset != d.last+1 || err != nil {
				t.Fatalf("the offset is stuck at %d, want %d: %v", offset, d.last+1, err)
			}
			return nil
		})
	}
	d.view(func(r store.Reader) error {
		aside, err := r.Quarantined()
		for _, update := range aside {
			if strings.Contains(update.Reason, "goroutine ") { // the stack of a panic
				t.Errorf("%s: %s", update.Reason, update.Raw)
			}
		}
		t.Logf("%d updates, the last %d set aside are kept", *mutations, len(aside))
		return err
	})
	const sound = 77_000_001
	d.welcome(sound, store.Kazakh)
	if d.batch(text(sound, 1, "/new")); len(d.outbox(sound)) != 1 {
		t.Error("a sound update is not answered any more")
	}
}

func trueUpdates(t *testing.T) (updates []map[string]any) {
	t.Helper()
	content, err := os.ReadFile("telegram/client/testdata/updates.json")
	if err != nil {
		t.Fatal(err)
	}
	var named map[string]any
	if err := json.Unmarshal(content, &named); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if update, sound := named[name].(map[string]any); sound {
			updates = append(updates, update)
		}
	}
	return updates
}

// mutator replaces values in updates by others that it has seen or invented.
type mutator struct {
	random *rand.Rand
	values []any
}

func (m *mutator) collect(value any) {
	m.values = append(m.values, value)
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			m.collect(value[name])
		}
	case []any:
		for _, part := range value {
			m.collect(part)
		}
	}
}

// other returns a wrong value.
func (m *mutator) other() any {
	odd := []any{
		nil, true, "", 0, -1, 1.5, int64(1) << 62, []any{}, map[string]any{}, "/start", "/new x", "/accept 1",
		"accept:1:1", ":::", strings.Repeat("ұ", 5000), "\x00\u202e", "<b>&", 1e300,
	}
	if m.random.IntN(2) == 0 {
		return odd[m.random.IntN(len(odd))]
	}
	return m.values[m.random.IntN(len(m.values))]
}

// change returns a copy of a value in which any part may be replaced.
func (m *mutator) change(value any) any {
	if m.random.IntN(60) == 0 {
		return m.other()
	}
	switch value := value.(type) {
	case map[string]any:
		changed := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if m.random.IntN(80) > 0 {
				changed[name] = m.change(value[name])
			}
		}
		return changed
	case []any:
		var changed []any
		for _, part := range value {
			changed = append(changed, m.change(part))
		}
		return changed
	}
	return value
}

func (m *mutator) mutated(t *testing.T, original map[string]any, id int64) json.RawMessage {
	t.Helper()
	parts := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(original)) {
		parts[name] = m.change(original[name])
	}
	delete(parts, "update_id")
	body, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	// The update's number comes first, as Telegram writes it, and is never damaged.
	if len(parts) == 0 {
		return fmt.Appendf(nil, `{"update_id":%d}`, id)
	}
	return fmt.Appendf(nil, `{"update_id":%d,%s`, id, body[1:])
}
