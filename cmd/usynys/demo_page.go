package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"usynys/bot"
	"usynys/bot/simulator"
	"usynys/bot/simulator/page"
	"usynys/bot/telegram"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

// demoZone is where the demo plays.
const demoZone = "Asia/Almaty"

// showPage serves the demo page until the process is told to stop.
func (d *demoCommand) showPage(around surroundings) (err error) {
	folder := d.Data
	if folder == "" {
		if folder, err = os.MkdirTemp("", "usynys-demo-*"); err != nil {
			return fmt.Errorf("make a folder for the demo's store: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	} else if err := claimForDemo(folder); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", d.Listen)
	if err != nil {
		return fmt.Errorf("the demo page can't be shown at %s, choose a free address such as 127.0.0.1:0 with --listen: %w", d.Listen, err)
	}
	stage, err := d.stage(around, folder)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintf(around.stdout, "The demo is open at\n\n    http://%s/\n\nStop it with Ctrl+C.\n", listener.Addr())
	stopKeeping := stage.keep()
	err = servePage(around.ctx, listener, stage.page.Handler())
	return errors.Join(err, stage.running.end(), stopKeeping(), stage.server.Close())
}

// demoStage is everything that runs behind the page.
type demoStage struct {
	server  *simulator.Server
	running *demoBot
	page    *page.Page
	// chats keeps the chats, nil if they are thrown away.
	chats *demoChats
}

func (d *demoCommand) stage(around surroundings, folder string) (*demoStage, error) {
	cast, err := loadDemoCast()
	if err != nil {
		return nil, err
	}
	catalogue, err := locales.Catalogue(d.Catalogue)
	if err != nil {
		return nil, &configurationError{faults: []error{err}}
	}
	words, err := locales.Load()
	if err != nil {
		return nil, err
	}
	zone, err := loadZone(demoZone)
	if err != nil {
		return nil, err
	}
	before, err := d.loadChats()
	if err != nil {
		return nil, err
	}
	clock := newDemoClock(before.Ahead)
	seed := &demoSeed{cast: cast, catalogue: catalogue, zone: zone, now: clock.Now()}
	authors, offset, err := seedFolder(around.ctx, folder, seed)
	if err != nil {
		return nil, err
	}
	server, err := simulator.New(simulator.Options{Now: clock.Now, FirstUpdateID: offset})
	if err != nil {
		return nil, err
	}
	client, err := telegram.New(telegram.Options{Token: telegram.NewSecret(server.Token()), BaseURL: server.URL()})
	if err == nil {
		err = before.restore(server)
	}
	if err != nil {
		return nil, errors.Join(err, server.Close())
	}
	running := &demoBot{demoClock: clock, ctx: around.ctx, folder: folder, options: bot.Options{
		Client: client, Words: words, Catalogue: &catalogue, Zone: zone, Now: clock.Now, After: clock.After,
		Log: slog.New(slog.NewTextHandler(around.stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	}}
	stage := &demoStage{server: server, running: running, chats: before.chats}
	stage.page = page.New(page.Options{Server: server, Host: running, Zone: zone.String(), Advanced: before.Ahead})
	stage.openPhones(cast, authors, before)
	if err := running.start(); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return stage, nil
}

// seedFolder fills the store and says at which update the bot will go on.
func seedFolder(ctx context.Context, folder string, seed *demoSeed) (authors []store.PersonID, offset int64, err error) {
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		return nil, 0, err
	}
	if authors, err = seed.fill(ctx, kept); err == nil {
		err = kept.View(ctx, func(r store.Reader) error {
			offset, err = r.NextOffset()
			return err
		})
	}
	return authors, offset, errors.Join(err, kept.Close())
}

// openPhones puts the cast on the page. The authors of what is there already have
// no phone, but they can be written to. Chats that were kept go on where they were.
func (s *demoStage) openPhones(cast demoCast, authors []store.PersonID, before demoBefore) {
	for _, author := range authors {
		s.server.Person(int64(author), "", "").StartChat()
	}
	for _, phone := range cast.Phones {
		person := s.page.Open(phone.ID, page.Owner{Name: phone.Name, Role: string(phone.Role), Language: string(phone.Language)})
		if len(person.Messages()) > 0 {
			continue
		}
		for _, text := range phone.Opens {
			person.Send(text)
		}
	}
	for _, guest := range before.Guests {
		s.page.Open(guest.ID, guest.Owner)
	}
}

// servePage serves until ctx ends. Streams of events never end by themselves, so
// they are cut.
func servePage(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	err := server.Serve(listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return cmp.Or(err, ctx.Err())
}
