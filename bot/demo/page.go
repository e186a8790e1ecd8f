package demo

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

	"usynys/bot/simulator"
	"usynys/bot/simulator/page"
	"usynys/store"
	"usynys/store/bolt"
)

// ShowPage serves the demo page until the process is told to stop.
func ShowPage(ctx context.Context, options Options) (err error) {
	folder := options.Data
	if folder == "" {
		if folder, err = os.MkdirTemp("", "usynys-demo-*"); err != nil {
			return fmt.Errorf("make a folder for the demo's store: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	} else if err := claimFolder(folder); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", options.Listen)
	if err != nil {
		return fmt.Errorf("the demo page can't be shown at %s, choose a free address such as 127.0.0.1:0 with --listen: %w", options.Listen, err)
	}
	stage, err := newPageStage(ctx, options, folder)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintf(options.Stdout, "The demo is open at\n\n    http://%s/\n\nStop it with Ctrl+C.\n", listener.Addr())
	stopKeeping := stage.saveChats()
	err = servePage(ctx, listener, stage.page.Handler())
	ended, kept := stage.bot.end(), stopKeeping()
	return errors.Join(err, ended, kept, stage.server.Close())
}

// pageStage has the parts of the demo page: the simulator, the bot and the chats.
type pageStage struct {
	server *simulator.Server
	bot    *restartableBot
	page   *page.Page
	// chats saves the chats; nil for a temporary folder.
	chats *chatFile
}

func newPageStage(ctx context.Context, options Options, folder string) (*pageStage, error) {
	cast, err := loadCast()
	if err != nil {
		return nil, err
	}
	before, err := loadChats(options.Data)
	if err != nil {
		return nil, err
	}
	clock := newShiftedClock(before.Ahead)
	seed := &seeder{cast: cast, catalogue: options.Catalogue, zone: options.Zone, now: clock.Now()}
	authors, offset, err := seedFolder(ctx, folder, seed)
	if err != nil {
		return nil, err
	}
	server, err := simulator.New(simulator.Options{Now: clock.Now, FirstUpdateID: offset})
	if err != nil {
		return nil, err
	}
	if err := before.restore(server); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	running := &restartableBot{shiftedClock: clock, ctx: ctx, folder: folder, options: options.bot(clock, slog.LevelError), api: simulatedAPI(server)}
	stage := &pageStage{server: server, bot: running, chats: before.chats}
	stage.page = page.New(page.Options{Server: server, Host: running, Zone: options.Zone.String(), Advanced: before.Ahead})
	stage.openPhones(cast, authors, before)
	if err := running.start(); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return stage, nil
}

// seedFolder fills the store and returns the authors and the next offset.
func seedFolder(ctx context.Context, folder string, seed *seeder) (authors []store.PersonID, offset int64, err error) {
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

// openPhones puts the cast on the page and restores saved chats. The authors of seeded
// proposals have no phone, but the bot can write to them.
func (s *pageStage) openPhones(cast castFile, authors []store.PersonID, before savedChats) {
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

// servePage serves until ctx ends. It closes streams of events, which never end by
// themselves.
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
