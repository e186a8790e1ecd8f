package bot

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"usynys/bot/dialog"
	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/bolt"
)

// drill is a bot that dies and restarts around every commit, while people write numbered
// notes to it. Each note has to be stored once and answered.
type drill struct {
	t      *testing.T
	flaw   flaw
	folder string
	server *simulator.Server
	people []*simulator.Person
	notes  int
	deaths int

	mu sync.Mutex
	// answers are the answered notes by person, in order.
	answers map[int64][]string
	// faults are the violations found.
	faults []string
}

const drillPeople = 3

func newDrill(t *testing.T, flaw flaw) *drill {
	t.Helper()
	server, err := simulator.New(simulator.Options{FirstUpdateID: 900_000_000})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	d := &drill{t: t, flaw: flaw, folder: t.TempDir(), server: server, answers: map[int64][]string{}}
	for i := range int64(drillPeople) {
		d.people = append(d.people, server.Person(1+i, "Айгерім", "kk"))
	}
	server.OnCall(d.hear)
	return d
}

func (d *drill) hear(call simulator.Call) {
	if !call.Accepted || call.Method != "sendMessage" || !strings.HasPrefix(call.Params["text"], "№") {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.answers[call.Chat] = append(d.answers[call.Chat], call.Params["text"])
}

// note stores the argument of the command and answers with it: repeated effects show.
func note(turn *dialog.Turn) error {
	draft, err := store.Drafts.Get(turn.Tx, turn.Person.ID)
	if err != nil && !isMissing(err) {
		return err
	}
	draft.Person = turn.Person.ID
	draft.Parts = append(draft.Parts, store.TextPart{Text: turn.Input.Text})
	if err := store.Drafts.Put(turn.Tx, draft); err != nil {
		return err
	}
	_, err = turn.Tx.Enqueue(store.OutboxRow{
		Chat: store.ChatID(turn.Person.ID), Lane: store.LaneNotices, Message: store.Message{Text: turn.Input.Text}, CreatedAt: turn.Now.UTC(),
	})
	return err
}

// write has everybody write the next note.
func (d *drill) write() {
	for _, person := range d.people {
		d.notes++
		person.Send(fmt.Sprintf("/jot №%d", d.notes))
	}
}

// live runs the bot until it dies before or after the commit of the given update of the
// store; with 0 until everything is done.
func (d *drill) live(update int, after bool) {
	d.t.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: d.folder})
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		d.compareSent(kept)
		if err := kept.Close(); err != nil {
			d.t.Error(err)
		}
	}()
	wire := newWire(d.t, d.server)
	wire.confirms = d.flaw.confirms
	ctx, cancel := context.WithTimeout(d.t.Context(), limit)
	defer cancel()
	life, end := context.WithCancel(ctx)
	mortal := &mortal{Store: kept, left: update, after: after, died: func() { wire.cut.Store(true); end() }}
	bot := d.born(mortal, wire)
	ended := make(chan error, 1)
	go func() { ended <- bot.Run(life) }()
	for round := 0; life.Err() == nil && (update > 0 || round == 0); round++ {
		d.write()
		_ = d.server.Wait(life, func() bool { return d.server.Unconfirmed() == 0 })
	}
	if update == 0 {
		err = bot.Drain(ctx)
		end()
	}
	if ran := outcome(d.t, ended); ctx.Err() != nil || update == 0 && (ran != nil || err != nil) {
		d.t.Fatalf("the bot neither lived nor died: %v, %v", err, ran)
	}
	bot.options.Client.Close()
	wire.Close() // waits for open requests
}

// born returns a bot with the drill's flaw and the command for notes.
func (d *drill) born(kept store.Store, wire *wire) *Bot {
	d.t.Helper()
	catalogue := builtInCatalogue(d.t)
	api, err := client.New(client.Options{Token: client.NewSecret(d.server.Token()), BaseURL: wire.URL})
	if err != nil {
		d.t.Fatal(err)
	}
	if d.flaw.wrap != nil {
		kept = d.flaw.wrap(kept, wire)
	}
	b := New(Options{Store: kept, Client: api, Words: builtInWords(d.t), Catalogue: &catalogue, Zone: almaty, Log: slog.New(slog.DiscardHandler)})
	b.registry.Commands = append(b.registry.Commands, dialog.Command{Name: "jot", Right: store.RightNone, Run: note})
	return b
}
