package bot

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"usynys/bot/telegram/client"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

// direct is a bot with a real store that gets its updates from the test. Nothing is sent:
// the test reads the outbox.
type direct struct {
	*Bot
	t         testing.TB
	kept      store.Store
	catalogue *store.Catalogue
	zone      *time.Location
	now       func() time.Time
	last      int64
}

func newDirect(t testing.TB) *direct {
	t.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	catalogue := builtInCatalogue(t)
	// No server listens there: only answers to presses are attempted.
	api, err := client.New(client.Options{Token: client.NewSecret("1:test"), BaseURL: "http://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)
	d := &direct{t: t, kept: kept, catalogue: &catalogue, zone: almaty, now: func() time.Time { return now }, last: 500}
	d.Bot = New(Options{
		Store: kept, Client: api, Words: builtInWords(t), Catalogue: &catalogue, Zone: almaty,
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return d.now() },
	})
	d.engine.SetBotName("usynys_bot")
	t.Cleanup(func() {
		d.answers.Close()
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// batch handles a batch of updates, which it numbers.
func (d *direct) batch(bodies ...string) []json.RawMessage {
	d.t.Helper()
	var raws []json.RawMessage
	for _, body := range bodies {
		d.last++
		raws = append(raws, json.RawMessage(fmt.Sprintf(`{"update_id":%d,%s}`, d.last, body)))
	}
	if _, err := d.poller.Handle(d.t.Context(), raws); err != nil {
		d.t.Fatal(err)
	}
	return raws
}

// text returns the update of a message; message is its id.
func text(person, message int64, words string) string {
	return fmt.Sprintf(`"message":{"message_id":%d,"date":1,"from":{"id":%d,"first_name":"A"},"chat":{"id":%d,"type":"private"},"text":%q}`, message, person, person, words)
}

// press returns the update of a press.
func press(person int64, data string) string {
	return fmt.Sprintf(`"callback_query":{"id":"1","from":{"id":%d,"first_name":"A"},"message":{"message_id":1,"date":1,"chat":{"id":%d,"type":"private"}},"data":%q}`, person, person, data)
}

func (d *direct) view(look func(store.Reader) error) {
	d.t.Helper()
	if err := d.kept.View(d.t.Context(), look); err != nil {
		d.t.Fatal(err)
	}
}

func (d *direct) change(fn func(store.Tx) error) {
	d.t.Helper()
	if err := d.kept.Update(d.t.Context(), fn); err != nil {
		d.t.Fatal(err)
	}
}

// outbox returns the outbox rows of a person.
func (d *direct) outbox(person int64) []store.OutboxRow {
	d.t.Helper()
	var rows []store.OutboxRow
	d.view(func(r store.Reader) error {
		all, err := r.Outbox(0, 1000)
		for _, row := range all {
			if row.Chat == store.ChatID(person) {
				rows = append(rows, row)
			}
		}
		return err
	})
	return rows
}

// welcome stores a person who has finished the welcome.
func (d *direct) welcome(person int64, language store.Language) {
	d.change(func(tx store.Tx) error {
		return store.People.Put(tx, store.Person{
			ID: store.PersonID(person), Language: language, Age: store.Age18To24,
			Consent: store.Consent{Version: "1", Hash: "-", At: d.now()},
		})
	})
}

// The words and the built-in catalogue are loaded once for all tests, because that takes
// longer than most tests.
var (
	loadWords     = sync.OnceValues(locales.Load)
	loadCatalogue = sync.OnceValues(func() (store.Catalogue, error) { return locales.Catalogue("") })
)

func builtInWords(t testing.TB) *locales.Words {
	t.Helper()
	words, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// builtInCatalogue returns a copy that shares its slices and maps with all tests: clone
// one before changing it.
func builtInCatalogue(t testing.TB) store.Catalogue {
	t.Helper()
	catalogue, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}
