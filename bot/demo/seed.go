package demo

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/BurntSushi/toml"

	"usynys/store"
	"usynys/store/rules"
)

//go:embed demo.toml
var castTOML string

// castFile is the cast of the demo.
type castFile struct {
	Phones []castPhone                 `toml:"phones"`
	Names  map[store.Language][]string `toml:"names"`
	Work   []recentWork                `toml:"work"`
}

type castPhone struct {
	ID       int64          `toml:"id"`
	Name     string         `toml:"name"`
	Language store.Language `toml:"language"`
	Role     store.Role     `toml:"role"`
	Opens    []string       `toml:"opens"`
}

func loadCast() (cast castFile, err error) {
	if _, err = toml.Decode(castTOML, &cast); err != nil {
		err = fmt.Errorf("read the people of the demo: %w", err)
	}
	return cast, err
}

// firstAuthorID is the user id of the author of the first proposal.
const firstAuthorID = 5001

// seeder fills a store with invented staff and proposals.
type seeder struct {
	cast      castFile
	catalogue store.Catalogue
	zone      *time.Location
	now       time.Time
	authors   []store.PersonID
}

// fill writes the staff, and the proposals unless the store has some. It returns the
// authors.
func (s *seeder) fill(ctx context.Context, kept store.Store) ([]store.PersonID, error) {
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

func (s *seeder) person(id int64, language store.Language, age store.AgeBand) store.Person {
	return store.Person{
		ID: store.PersonID(id), Language: language, Age: age,
		Consent: store.Consent{Version: s.catalogue.Policy.Version, Hash: "demo", At: s.now.UTC()},
	}
}

func (s *seeder) appoint(tx store.Tx) error {
	for _, phone := range s.cast.Phones {
		if phone.Role == "" {
			continue
		}
		staff := store.Staff{ID: store.PersonID(phone.ID), Role: phone.Role, Name: phone.Name}
		person := s.person(phone.ID, phone.Language, store.Age25To29)
		if err := store.StaffRecords.Put(tx, staff); err != nil {
			return err
		}
		if err := store.People.Put(tx, person); err != nil {
			return err
		}
	}
	return nil
}

// submitAll submits and decides the proposals by package rules, as the bot does.
func (s *seeder) submitAll(tx store.Tx) error {
	proposals, err := loadSamples()
	if err != nil {
		return err
	}
	numbers := make([]store.Seq, len(proposals))
	for _, event := range spreadEvents(len(proposals), s.now) {
		var err error
		if event.action == store.ActionSubmit {
			numbers[event.number], err = s.submit(tx, event, proposals[event.number])
		} else if !s.cast.isLeftWaiting(event.number) {
			err = s.decide(tx, event, numbers[event.number])
		}
		if err != nil {
			return err
		}
	}
	return s.doRecentWork(tx, numbers)
}

func (s *seeder) submit(tx store.Tx, event pastEvent, p sampleProposal) (store.Seq, error) {
	author := s.person(int64(firstAuthorID+event.number), p.Language, p.Age)
	draft := store.Draft{
		Person: author.ID, Topic: p.Topic, Region: p.Region,
		Title: store.TextPart{Text: p.Title}, Parts: []store.TextPart{{Text: p.Body}},
		ShowName: event.number%3 == 0,
	}
	// A custom catalogue may have other codes.
	if _, known := s.catalogue.Topic(p.Topic); !known {
		draft.Topic = s.catalogue.Topics[event.number%len(s.catalogue.Topics)].Code
	}
	if _, known := s.catalogue.Region(p.Region); !known {
		draft.Region = s.catalogue.Regions[event.number%len(s.catalogue.Regions)].Code
	}
	names := s.cast.Names[p.Language]
	sent, err := rules.Submit(tx, s.catalogue, s.zone, author, draft, names[event.number%len(names)], event.at)
	s.authors = append(s.authors, author.ID)
	return sent.Seq, cmp.Or(err, store.People.Put(tx, author))
}

func (s *seeder) decide(tx store.Tx, event pastEvent, seq store.Seq) error {
	change := rules.Change{Proposal: seq, Action: event.action, At: event.at}
	change.By = s.staff(func(p castPhone) bool { return p.Role == store.RoleModerator })
	if event.action == store.ActionDecline {
		change.Reason.Code = s.catalogue.Reasons[event.number%len(s.catalogue.Reasons)].Code
	}
	decided := s.catalogue
	decided.Moderation.UndoWindow = 0 // a past decision can't be undone
	_, err := rules.Apply(tx, decided, s.zone, change)
	return err
}
