package main

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/BurntSushi/toml"

	"usynys/store"
)

//go:embed demo.toml
var demoPeople string

// demoCast is who takes part in the demo.
type demoCast struct {
	Phones []demoPhone                 `toml:"phones"`
	Names  map[store.Language][]string `toml:"names"`
	Work   []demoWork                  `toml:"work"`
}

type demoPhone struct {
	ID       int64          `toml:"id"`
	Name     string         `toml:"name"`
	Language store.Language `toml:"language"`
	Role     store.Role     `toml:"role"`
	Opens    []string       `toml:"opens"`
}

func loadDemoCast() (cast demoCast, err error) {
	if _, err = toml.Decode(demoPeople, &cast); err != nil {
		err = fmt.Errorf("read the people of the demo: %w", err)
	}
	return cast, err
}

// firstDemoAuthor is the user id of the author of the first proposal.
const firstDemoAuthor = 5001

// demoSeed fills a store so that there is something to see.
type demoSeed struct {
	cast      demoCast
	catalogue store.Catalogue
	zone      *time.Location
	now       time.Time
	authors   []store.PersonID
}

// fill writes the staff, and the proposals unless the store has some. It returns
// the authors, to whom the bot will write when they are decided.
func (s *demoSeed) fill(ctx context.Context, kept store.Store) ([]store.PersonID, error) {
	err := kept.Update(ctx, func(tx store.Tx) error {
		s.authors = nil
		if err := s.appoint(tx); err != nil {
			return err
		}
		for p, err := range tx.Proposals(0) {
			if err != nil {
				return err
			}
			s.authors = append(s.authors, p.Author)
		}
		if len(s.authors) > 0 {
			return nil
		}
		return s.submitAll(tx)
	})
	if err != nil {
		return nil, fmt.Errorf("fill the demo's store: %w", err)
	}
	return s.authors, nil
}

func (s *demoSeed) person(id int64, language store.Language, age store.AgeBand) store.Person {
	return store.Person{
		ID: store.PersonID(id), Language: language, Age: age,
		Consent: store.Consent{Version: s.catalogue.Policy.Version, Hash: "demo", At: s.now.UTC()},
	}
}

func (s *demoSeed) appoint(tx store.Tx) error {
	for _, phone := range s.cast.Phones {
		if phone.Role == "" {
			continue
		}
		staff := store.Staff{ID: store.PersonID(phone.ID), Role: phone.Role, Name: phone.Name}
		person := s.person(phone.ID, phone.Language, store.Age25To29)
		if err := tx.SaveStaff(staff); err != nil {
			return err
		}
		if err := tx.SavePerson(person); err != nil {
			return err
		}
	}
	return nil
}

// submitAll lets the history happen through the same doors as the bot's.
func (s *demoSeed) submitAll(tx store.Tx) error {
	proposals, err := loadDemoProposals()
	if err != nil {
		return err
	}
	numbers := make([]store.Seq, len(proposals))
	for _, event := range demoHistory(len(proposals), s.now) {
		var err error
		if event.action == store.ActionSubmit {
			numbers[event.number], err = s.submit(tx, event, proposals[event.number])
		} else if !s.cast.worksOn(event.number) {
			err = s.decide(tx, event, numbers[event.number])
		}
		if err != nil {
			return err
		}
	}
	return s.work(tx, numbers)
}

func (s *demoSeed) submit(tx store.Tx, event demoEvent, p demoProposal) (store.Seq, error) {
	author := s.person(int64(firstDemoAuthor+event.number), p.Language, p.Age)
	draft := store.Draft{
		Person: author.ID, Topic: p.Topic, Region: p.Region,
		Title: store.Part{Text: p.Title}, Parts: []store.Part{{Text: p.Body}},
		ShowName: event.number%3 == 0,
	}
	// A catalogue of one's own may have other codes.
	if _, known := s.catalogue.Topic(p.Topic); !known {
		draft.Topic = s.catalogue.Topics[event.number%len(s.catalogue.Topics)].Code
	}
	if _, known := s.catalogue.Region(p.Region); !known {
		draft.Region = s.catalogue.Regions[event.number%len(s.catalogue.Regions)].Code
	}
	names := s.cast.Names[p.Language]
	sent, err := store.Submit(tx, s.catalogue, s.zone, author, draft, names[event.number%len(names)], event.at)
	s.authors = append(s.authors, author.ID)
	return sent.Seq, cmp.Or(err, tx.SavePerson(author))
}

func (s *demoSeed) decide(tx store.Tx, event demoEvent, seq store.Seq) error {
	change := store.Change{Proposal: seq, Action: event.action, At: event.at}
	change.By = s.staff(func(p demoPhone) bool { return p.Role == store.Moderator })
	if event.action == store.ActionDecline {
		change.Reason.Code = s.catalogue.Reasons[event.number%len(s.catalogue.Reasons)].Code
	}
	decided := s.catalogue
	decided.Moderation.Undo = 0 // long ago: its author knows
	_, err := store.Apply(tx, decided, s.zone, change)
	return err
}
