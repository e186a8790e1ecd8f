package dialog

import (
	"context"
	"time"

	"usynys/store"
)

// Job is something the bot does by the clock, again and again. It has either Run or
// Prepare.
type Job struct {
	Name string
	// Due is the latest moment at or before now at which the job was due.
	Due func(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time
	// Run does the job; the turn has no person.
	Run func(turn *Turn, due time.Time) error
	// Prepare is for a job that takes longer than a transaction may. It runs ahead of
	// the transaction and returns what runs in it, with all that was read and made. A
	// stop in between loses that: then the job is prepared again from the start. What it
	// returns may run again, as any function of a transaction.
	Prepare func(ctx context.Context, p *Preparation, due time.Time) (run func(*Turn) error, err error)
}

// Preparation is what a job may use before its transaction.
type Preparation struct {
	Now       time.Time
	Zone      *time.Location
	Catalogue *store.Catalogue
	// Wording renders a text in a language, as [Turn.Wording] does.
	Wording func(store.Language, Text) (string, error)
	// Read reads the store as it is at that moment. Drawing and writing belong after
	// it, not into it. What was read may have changed when the transaction runs.
	Read func(ctx context.Context, read func(store.Reader) error) error
	// Files keeps what is to be sent, nil where nothing can be kept.
	Files Files
}

// Files keeps content that outbox rows name.
type Files interface {
	// Keep makes content durable and returns its name. The same content has the same
	// name, so that a job that is prepared again leaves nothing twice.
	Keep(content []byte) (name string, err error)
}
