package demo

import (
	"io"
	"log/slog"
	"time"

	"usynys/bot"
	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// Zone is the time zone of the demo.
const Zone = "Asia/Almaty"

// Options are the settings of a demo.
type Options struct {
	// Listen is the address of the page.
	Listen string
	// Data is the folder for the store and the chats; empty for one that is removed
	// at the end.
	Data      string
	Catalogue store.Catalogue
	Zone      *time.Location
	Stdout    io.Writer
	Stderr    io.Writer
}

// bot returns the options of the demo's bot, but for its store.
func (o Options) bot(clock *shiftedClock, level slog.Level) bot.Options {
	return bot.Options{
		Catalogue: &o.Catalogue, Zone: o.Zone, Now: clock.Now, After: clock.After,
		Log: slog.New(slog.NewTextHandler(o.Stderr, &slog.HandlerOptions{Level: level})),
	}
}

// simulatedAPI returns how a bot reaches the simulated Telegram.
func simulatedAPI(server *simulator.Server) client.Options {
	return client.Options{Token: client.NewSecret(server.Token()), BaseURL: server.URL()}
}
