package sender_test

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/outgoing"
)

// world is a sender between a real store and a simulated Telegram.
type world struct {
	t      *testing.T
	server *simulator.Server
	client *client.Client
	files  *outgoing.Folder
	store  *countingStore
	sender *sender.Sender
	log    *journal
	// faulty is set where the bot is made to look at fault, so that Telegram's
	// complaints are part of the test.
	faulty bool
	// onLost is what is done about a lost group.
	onLost func(tx store.Tx, chat store.ChatID, muted bool) error
}

// countingStore is a store that counts the transactions and can fail.
type countingStore struct {
	store.Store
	updates atomic.Int32
	broken  atomic.Pointer[error]
}

func (s *countingStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	s.updates.Add(1)
	if broken := s.broken.Load(); broken != nil {
		return *broken
	}
	return s.Store.Update(ctx, fn)
}

// journal is a log to look into.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(line)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func newWorld(t *testing.T) *world {
	t.Helper()
	server, err := simulator.New(simulator.Options{})
	must(t, err)
	folder := t.TempDir()
	files := outgoing.In(folder)
	api, err := client.New(client.Options{Token: client.NewSecret(server.Token()), BaseURL: server.URL(), Files: files})
	must(t, err)
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	must(t, err)
	w := &world{t: t, server: server, client: api, files: files, store: &countingStore{Store: kept}, log: &journal{}}
	w.sender = sender.New(sender.Options{
		Store: w.store, Client: api, Log: slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		GroupLost: func(tx store.Tx, chat store.ChatID, muted bool) error { return w.onLost(tx, chat, muted) },
	})
	t.Cleanup(func() {
		api.Close()
		must(t, server.Close())
		must(t, kept.Close())
		if found := server.Violations(); len(found) > 0 && !w.faulty {
			t.Errorf("Telegram complains: %v", found)
		}
		if strings.Contains(w.log.String(), server.Token()) {
			t.Error("the token is in the log")
		}
	})
	return w
}

// run starts the sender; it is stopped at the end of the test.
func (w *world) run() {
	w.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.sender.Run(ctx) }()
	w.t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			w.t.Errorf("Run: %v", err)
		}
	})
}

func (w *world) update(fn func(store.Tx) error) {
	w.t.Helper()
	must(w.t, w.store.Update(context.Background(), fn))
	w.sender.Wake()
}

func (w *world) enqueue(rows ...store.OutboxRow) {
	w.t.Helper()
	w.update(func(tx store.Tx) error {
		for _, row := range rows {
			if _, err := tx.Enqueue(row); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *world) drain() {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	must(w.t, w.sender.Drain(ctx))
}

func (w *world) view(fn func(store.Reader) error) {
	w.t.Helper()
	must(w.t, w.store.View(context.Background(), fn))
}

func (w *world) outbox() (rows []store.OutboxRow) {
	w.t.Helper()
	w.view(func(reader store.Reader) (err error) {
		rows, err = reader.Outbox(0, 1000)
		return err
	})
	return rows
}

func (w *world) slot(chat store.ChatID, name string) (message int64) {
	w.t.Helper()
	w.view(func(reader store.Reader) (err error) {
		message, err = reader.Slot(chat, name)
		return err
	})
	return message
}

func (w *world) deadLetters() (letters []store.DeadLetter) {
	w.t.Helper()
	w.view(func(reader store.Reader) (err error) {
		letters, err = reader.DeadLetters()
		return err
	})
	return letters
}

// person returns a person who has started the bot.
func (w *world) person(id store.PersonID) *simulator.Person {
	w.t.Helper()
	person := w.server.Person(int64(id), "Айгерім", "kk")
	person.Send("/start")
	w.update(func(tx store.Tx) error { return store.People.Put(tx, store.Person{ID: id}) })
	return person
}

func text(chat store.ChatID, text string) store.OutboxRow {
	return store.OutboxRow{Chat: chat, Message: store.Message{Text: text}}
}

func button(text string) [][]store.Button {
	return [][]store.Button{{{Text: text, Data: "answer:" + text + ":1"}}}
}

// fromBot returns the texts the bot has sent to a person, in order.
func fromBot(person *simulator.Person) (texts []string) {
	for _, message := range person.Messages() {
		if message.FromBot {
			texts = append(texts, message.Text)
		}
	}
	return texts
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
