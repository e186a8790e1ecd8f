package bot

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/outgoing"
)

// draw is a job that draws a picture of its hour and sends it to person 1.
func draw(ctx context.Context, p *dialog.Preparation, due time.Time) (func(*dialog.Turn) error, error) {
	picture := image.NewGray(image.Rect(0, 0, 16, 16))
	picture.SetGray(due.Hour()%16, 0, color.Gray{Y: 255})
	var content bytes.Buffer
	if err := png.Encode(&content, picture); err != nil {
		return nil, err
	}
	name, err := p.Files.Keep(content.Bytes())
	if err != nil {
		return nil, err
	}
	return func(turn *dialog.Turn) error {
		turn.Notify(1, dialog.Screen{
			Text:  []dialog.Text{dialog.Say("staff_left", dialog.Data{"Name": "Aigul"})},
			Files: []store.File{{Kept: name, Kind: store.AttachmentPhoto, Name: "chart.png"}},
		})
		return nil
	}, ctx.Err()
}

// gallery is a data folder for bots that draw, and the phone of person 1.
type gallery struct {
	*testing.T
	server *simulator.Server
	phone  *simulator.Person
	store  store.Store
	data   string
	now    time.Time
}

func newGallery(t *testing.T) *gallery {
	t.Helper()
	g := &gallery{T: t, data: t.TempDir(), now: time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)}
	server, err := simulator.New(simulator.Options{})
	g.check(err)
	kept, err := bolt.Open(bolt.Options{Folder: g.data})
	g.check(err)
	t.Cleanup(func() {
		g.check(errors.Join(server.Close(), kept.Close()))
		if found := server.Violations(); len(found) > 0 {
			t.Errorf("Telegram complains: %v", found)
		}
	})
	g.server, g.store, g.phone = server, kept, server.Person(1, "Айгерім", "kk")
	g.phone.Send("/start")
	g.runJobs(g.life(g.store), nil) // the first start: nothing is due before it
	g.now = g.now.Add(time.Hour)
	return g
}

func (g *gallery) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// life is a bot that begins to work on a store.
func (g *gallery) life(kept store.Store) *Bot {
	g.Helper()
	catalogue, err := locales.Catalogue("")
	g.check(err)
	b, err := Assemble(Options{
		Store: kept, Files: outgoing.In(g.data), Catalogue: &catalogue, Zone: time.UTC, Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return g.now },
	}, client.Options{Token: client.NewSecret(g.server.Token()), BaseURL: g.server.URL()})
	g.check(err)
	g.Cleanup(b.options.Client.Close)
	hourly := func(_ *store.Catalogue, now time.Time, _ *time.Location) time.Time { return now.Truncate(time.Hour) }
	b.registry.Jobs = []dialog.Job{{Name: "draw", Due: hourly, Prepare: draw}}
	return b
}

func (g *gallery) runJobs(b *Bot, want error) {
	g.Helper()
	if err := b.clock.RunDueJobs(g.Context()); !errors.Is(err, want) {
		g.Fatalf("the jobs end with %v, want %v", err, want)
	}
}

// send sends what waits, until all is sent or the bot is dead.
func (g *gallery) send(b *Bot, want error) {
	g.Helper()
	ctx, stop := context.WithCancel(g.Context())
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- b.sender.Run(ctx) }()
	_ = b.Drain(ctx) // It fails when the sender dies.
	stop()
	if err := <-ended; !errors.Is(err, want) {
		g.Fatalf("the sender ends with %v, want %v", err, want)
	}
}

// expect requires how many rows wait, how many files are kept and how many pictures
// the person has, each whole and with its text.
func (g *gallery) expect(rows, files, pictures int) {
	g.Helper()
	var waiting []store.OutboxRow
	g.check(g.store.View(g.Context(), func(r store.Reader) (err error) {
		waiting, err = r.Outbox(0, 100)
		return err
	}))
	kept, err := filepath.Glob(filepath.Join(g.data, "outgoing", "*"))
	g.check(err)
	got := 0
	for _, message := range g.phone.Messages() {
		if message.Attachment.Kind != "photo" {
			continue
		}
		got++
		content, _ := g.server.FileContent(message.Attachment.FileID)
		if _, err := png.Decode(bytes.NewReader(content)); err != nil || message.Attachment.Caption == "" {
			g.Errorf("the picture is %v with %q", err, message.Attachment.Caption)
		}
	}
	if len(waiting) != rows || len(kept) != files || got != pictures {
		g.Errorf("%d rows wait, %d files are kept and %d pictures there, want %d, %d and %d", len(waiting), len(kept), got, rows, files, pictures)
	}
}

// sweep removes what is of no use when all files are a day old.
func (g *gallery) sweep() {
	g.Helper()
	kept, err := filepath.Glob(filepath.Join(g.data, "outgoing", "*"))
	g.check(err)
	for _, path := range kept {
		yesterday := time.Now().Add(-24 * time.Hour)
		g.check(os.Chtimes(path, yesterday, yesterday))
	}
	_, err = outgoing.In(g.data).Sweep(g.Context(), g.store)
	g.check(err)
}

// dying is the store of a bot that is killed at its next update.
func (g *gallery) dying(after bool) store.Store {
	return &mortal{Store: g.store, left: 1, after: after, died: func() {}}
}

func TestAJobSendsAPictureThatItDrew(t *testing.T) {
	g := newGallery(t)
	b := g.life(g.store)
	g.runJobs(b, nil)
	g.sweep()
	g.expect(1, 1, 0)
	g.send(b, nil)
	g.expect(0, 1, 1)
	g.sweep()
	g.expect(0, 0, 1)
}

func TestAKillBeforeTheCommitLeavesAFileThatIsSwept(t *testing.T) {
	g := newGallery(t)
	g.runJobs(g.life(g.dying(false)), errDead)
	g.expect(0, 1, 0)
	g.sweep()
	g.expect(0, 0, 0)
	b := g.life(g.store)
	g.runJobs(b, nil)
	g.send(b, nil)
	g.expect(0, 1, 1)
}

func TestAKillAfterTheCommitSendsAtMostOnceMore(t *testing.T) {
	g := newGallery(t)
	g.runJobs(g.life(g.dying(true)), errDead)
	g.sweep()
	g.expect(1, 1, 0)
	g.send(g.life(g.dying(false)), errDead) // Telegram has it, and nobody knows.
	g.expect(1, 1, 1)
	for range 2 {
		b := g.life(g.store)
		g.runJobs(b, nil)
		g.send(b, nil)
		g.expect(0, 1, 2)
	}
}
