package demo

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"usynys/bot"
	"usynys/bot/simulator"
	"usynys/store"
)

//go:embed tour.toml
var tourScript string

// tour is a scripted use of the bot: the people and their steps.
type tour struct {
	People   []tourPerson  `toml:"people"`
	Chapters []tourChapter `toml:"chapters"`
}

type tourPerson struct {
	Name  string     `toml:"name"`
	Phone string     `toml:"phone"`
	Role  store.Role `toml:"role"`
}

type tourChapter struct {
	Title string     `toml:"title"`
	Steps []tourStep `toml:"steps"`
}

// tourStep is one action of a person, and what must be shown after it.
type tourStep struct {
	Who   string `toml:"who"`
	Write string `toml:"write"`
	Press string `toml:"press"`
	Photo string `toml:"photo"`
	// Later, instead of an action, lets time pass.
	Later  store.Duration `toml:"later"`
	Reader string         `toml:"reader"`
	Sees   string         `toml:"sees"`
}

func loadTour() (tour, error) {
	var script tour
	if _, err := toml.Decode(tourScript, &script); err != nil {
		return tour{}, fmt.Errorf("read the script of the tour: %w", err)
	}
	return script, nil
}

// tourStage plays a tour.
type tourStage struct {
	server  *simulator.Server
	clock   *shiftedClock
	people  map[string]*simulator.Person
	cast    []tourPerson
	printer *tourPrinter
}

// firstTourID is the user id of the first person of the tour.
const firstTourID = 101

func newTourStage(out io.Writer, server *simulator.Server, clock *shiftedClock, cast []tourPerson) *tourStage {
	s := &tourStage{server: server, clock: clock, people: map[string]*simulator.Person{}, cast: cast, printer: newTourPrinter(out)}
	for i, person := range cast {
		id := int64(firstTourID + i)
		s.people[person.Name] = server.Person(id, person.Name, person.Phone)
		s.printer.names[id] = person.Name
	}
	return s
}

// appoint puts the staff of the tour into the store.
func (s *tourStage) appoint(ctx context.Context, kept store.Store) error {
	return kept.Update(ctx, func(tx store.Tx) error {
		for i, person := range s.cast {
			if person.Role == "" {
				continue
			}
			staff := store.Staff{ID: store.PersonID(firstTourID + i), Role: person.Role, Name: person.Name}
			if err := store.StaffRecords.Put(tx, staff); err != nil {
				return err
			}
		}
		return nil
	})
}

// play runs the steps and returns an error for the first that fails.
func (s *tourStage) play(ctx context.Context, b *bot.Bot, script tour) error {
	steps := 0
	for _, chapter := range script.Chapters {
		s.printer.chapter(chapter.Title)
		for _, step := range chapter.Steps {
			if err := s.doStep(ctx, b, step); err != nil {
				return fmt.Errorf("step %d of %q, by %s: %w", steps+1, chapter.Title, step.Who, err)
			}
			steps++
		}
	}
	if violations := s.server.Violations(); len(violations) > 0 {
		return fmt.Errorf("the bot broke %d rules of the Bot API, the first: %+v", len(violations), violations[0])
	}
	s.printer.end(steps)
	return nil
}

// stepLimit is the timeout of a step.
const stepLimit = 20 * time.Second

func (s *tourStage) doStep(ctx context.Context, b *bot.Bot, step tourStep) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if step.Later > 0 {
		if err := s.wait(ctx, step); err != nil {
			return err
		}
	} else if err := step.act(s.people[step.Who]); err != nil {
		return err
	}
	if err := s.server.Wait(ctx, func() bool { return s.server.Unconfirmed() == 0 }); err != nil {
		return err
	}
	if err := b.Drain(ctx); err != nil {
		return err
	}
	if shown := s.printer.step(step, s.server.Calls()); !strings.Contains(shown, step.Sees) {
		return fmt.Errorf("%q was not seen, but %q", step.Sees, shown)
	}
	return nil
}

// wait advances the clock, and waits for the effects.
func (s *tourStage) wait(ctx context.Context, step tourStep) error {
	before := len(s.server.Calls())
	s.clock.Advance(time.Duration(step.Later))
	return s.server.Wait(ctx, func() bool {
		return slices.ContainsFunc(s.server.Calls()[before:], func(c simulator.Call) bool {
			return c.Accepted && strings.Contains(c.Params["text"], step.Sees)
		})
	})
}

func (t tourStep) act(person *simulator.Person) error {
	switch {
	case t.Press != "":
		return person.PressLabel(t.Press)
	case t.Photo != "":
		person.SendPhoto(t.Photo)
	default:
		person.Send(t.Write)
	}
	return nil
}
