package bot

import (
	"crypto/rand"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/poller"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/locales"
	"usynys/store"
)

// Options are the parts and settings of a bot.
type Options struct {
	Store     store.Store
	Client    *client.Client
	Words     *locales.Words
	Catalogue *store.Catalogue
	Zone      *time.Location
	Log       *slog.Logger
	// Admins are the configured administrators.
	Admins []store.PersonID
	// SendRate and ChatRate are the rate limits in messages a second, in all and to one
	// chat; 0 is no limit.
	SendRate, ChatRate float64
	// Files stores files that jobs prepare; nil if they can't be stored. The client must
	// have them too: see [Assemble].
	Files Files
	// ParallelSends is how many rows of the outbox may be in flight; 0 is the sender's
	// default.
	ParallelSends int
	// Rand is the source of secrets; nil is the system's own.
	Rand io.Reader
	// Observer counts for metrics; nil is none.
	Observer Observer
	// Now and After are the clock; nil is the real one.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Files stores files until they are sent.
type Files interface {
	dialog.Files
	fs.FS
}

// defaults fills in the fields that are nil.
func (o *Options) defaults() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Observer == nil {
		o.Observer = unobserved{}
	}
}

// Assemble returns a bot with the built-in words and a client of the Bot API: it fills in
// Words and Client of the options, and gives the client the Files.
func Assemble(options Options, api client.Options) (*Bot, error) {
	words, err := locales.Load()
	if err != nil {
		return nil, err
	}
	if options.Files != nil {
		api.Files = options.Files
	}
	connected, err := client.New(api)
	if err != nil {
		return nil, err
	}
	options.Words, options.Client = words, connected
	return New(options), nil
}

// Observer counts for metrics. Its methods are called by many goroutines and must return
// at once.
type Observer interface {
	sender.Observer
	poller.Observer
}

// unobserved is the default observer.
type unobserved struct{}

func (unobserved) Sent(store.Lane)           {}
func (unobserved) SendFailed(client.Class)   {}
func (unobserved) Polled()                   {}
func (unobserved) Received(dialog.InputKind) {}

// LoadZone loads a time zone and refuses outdated data: since 1 March 2024 all of
// Kazakhstan is five hours ahead of UTC, and the machine's zone data, which Go prefers to
// the embedded copy, may be older.
func LoadZone(name string) (*time.Location, error) {
	if name == "Asia/Astana" {
		name = "Asia/Almaty" // the zone database knows no Astana
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, fmt.Errorf("--timezone is %q: give a zone such as Asia/Almaty", name)
	}
	const fiveHours = 5 * 60 * 60
	_, offset := time.Date(2024, time.March, 2, 12, 0, 0, 0, time.UTC).In(zone).Zone()
	if (name == "Asia/Almaty" || name == "Asia/Qostanay") && offset != fiveHours {
		return nil, fmt.Errorf("this machine's time zone data is from before March 2024, %s is UTC+5 since then: update the tzdata package, or set ZONEINFO to newer data", name)
	}
	return zone, nil
}
