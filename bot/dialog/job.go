package dialog

import (
	"context"
	"time"

	"usynys/store"
)

// Job is a recurring task of the clock. It has either Run or Prepare.
type Job struct {
	Name string
	// Due returns the latest moment at or before now at which the job was due.
	Due func(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time
	// Run does the job; the turn has no person.
	Run func(turn *Turn, due time.Time) error
	// Prepare is for a job that takes longer than a transaction may. It runs before the
	// transaction and returns the function to run in it. After a stop in between it runs
	// again from the start. The function it returns may run more than once, as any
	// function of a transaction.
	Prepare func(ctx context.Context, p *Preparation, due time.Time) (run func(*Turn) error, err error)
}

// Preparation is the input of [Job.Prepare].
type Preparation struct {
	Now       time.Time
	Zone      *time.Location
	Catalogue *store.Catalogue
	// Wording renders a text in a language, as [Turn.Wording] does.
	Wording func(store.Language, Text) (string, error)
	// Read runs a reading transaction. Drawing and writing files belong outside of it.
	// The records may have changed by the time of the job's transaction.
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
