package engine

import (
	"io"
	"sync/atomic"
	"time"

	"usynys/bot/dialog"
	"usynys/locales"
	"usynys/store"
)

// Options is what decisions depend on besides the store, the update and the time.
type Options struct {
	Registry  *dialog.Registry
	Words     *locales.Words
	Catalogue *store.Catalogue
	// Zone is the time zone in which days begin and end.
	Zone *time.Location
	// Rand is the source of secrets.
	Rand io.Reader
}

// Engine runs handlers. It may be used by several goroutines.
type Engine struct {
	registry  *dialog.Registry
	renderer  renderer
	catalogue *store.Catalogue
	zone      *time.Location
	rand      io.Reader
	name      atomic.Pointer[string]
}

// New returns an engine without the bot's name, see [Engine.SetBotName].
func New(options Options) *Engine {
	return &Engine{
		registry:  options.Registry,
		renderer:  renderer{words: options.Words, zone: options.Zone},
		catalogue: options.Catalogue,
		zone:      options.Zone,
		rand:      options.Rand,
	}
}

// SetBotName sets the bot's own user name, without @, for links to it.
func (e *Engine) SetBotName(name string) { e.name.Store(&name) }

// BotName returns the bot's own user name, empty until it was set.
func (e *Engine) BotName() string {
	if name := e.name.Load(); name != nil {
		return *name
	}
	return ""
}

// Act runs a decision that no update caused: of a job, an alarm, a start. Its turn has
// no person. The effects are written to tx. Act returns a panic as an error.
func (e *Engine) Act(tx store.Tx, now time.Time, act func(*dialog.Turn) error) error {
	return e.watchQueue(tx, now, func(tx store.Tx) error {
		turn := e.newTurn(tx, now)
		err := Safely(func() error { return act(turn) })
		if err != nil {
			return err
		}
		return e.commitEffects(turn)
	})
}

// GroupLost runs the handler of a lost group, see [dialog.Registry].
func (e *Engine) GroupLost(tx store.Tx, now time.Time, chat store.ChatID, muted bool) error {
	return e.Act(tx, now, func(t *dialog.Turn) error { return e.registry.GroupLost(t, chat, muted) })
}

// newTurn returns a turn without a person.
func (e *Engine) newTurn(tx store.Tx, now time.Time) *dialog.Turn {
	return &dialog.Turn{
		Now: now, Zone: e.zone, Tx: tx, Catalogue: e.catalogue, Registry: e.registry,
		Wording: e.Wording, Rand: e.rand, BotName: e.BotName(),
	}
}

// Wording renders a text as HTML.
func (e *Engine) Wording(language store.Language, text dialog.Text) (string, error) {
	return e.renderer.text(language, text, escape)
}

// Messages renders a screen in a language, as one message or several.
func (e *Engine) Messages(language store.Language, screen dialog.Screen) ([]store.Message, error) {
	return e.renderer.messages(language, screen)
}
