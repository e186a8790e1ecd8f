package storetest

import (
	"cmp"
	"context"
	"fmt"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// Zone is the time zone of the samples.
var Zone = time.FixedZone("UTC+5", 5*60*60)

// StartTime is the moment the first sample is sent: Monday, 23 November 2026, 14:00
// in [Zone].
var StartTime = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// Catalogue returns a small catalogue for samples.
func Catalogue() store.Catalogue {
	return store.Catalogue{
		Deadline: store.DeadlinePolicy{WorkingDays: 5},
		Topics:   []store.Topic{{Code: "education"}, {Code: "work"}, {Code: "ecology"}},
		Regions:  []store.Region{{Code: "KZ-75"}, {Code: "KZ-71"}, {Code: "KZ-10"}},
	}
}

// Moderator returns a moderator who may decide on every proposal.
func Moderator() store.Staff {
	return store.Staff{ID: 900, Role: store.RoleModerator, Name: "Айгүл"}
}

// Person returns a person who may send proposals.
func Person(id store.PersonID) store.Person {
	return store.Person{
		ID: id, Language: store.Kazakh, Age: store.Age18To24,
		Consent: store.Consent{Version: "1", Hash: "c0ffee", At: StartTime},
	}
}

// Sample has the fields of a proposal that a test cares about; the others get a value.
type Sample struct {
	Author        store.PersonID
	Topic, Region string
	Language      store.Language
	Title, Body   string
	Attachments   []store.Attachment
	// At is when it is sent, [StartTime] if left out.
	At time.Time
}

// Submit sends the sample with [rules.Submit].
func (s Sample) Submit(tx store.Tx) (store.Proposal, error) {
	person := Person(cmp.Or(s.Author, 1))
	person.Language = cmp.Or(s.Language, person.Language)
	draft := store.Draft{
		Person: person.ID, Topic: cmp.Or(s.Topic, "education"), Region: cmp.Or(s.Region, "KZ-75"),
		Title:       store.TextPart{Message: 1, Text: cmp.Or(s.Title, "Ауылға жүгіру жолы")},
		Parts:       []store.TextPart{{Message: 2, Text: cmp.Or(s.Body, "Мектеп жанында жарық жүгіру жолын салуды ұсынамын.")}},
		Attachments: s.Attachments,
	}
	return rules.Submit(tx, Catalogue(), Zone, person, draft, "Данияр", cmp.Or(s.At, StartTime))
}

// Decide accepts or declines a proposal a number of hours after it was sent.
func Decide(tx store.Tx, p store.Proposal, action store.Action, hours int) (store.Proposal, error) {
	change := rules.Change{
		Proposal: p.Seq, Action: action, Revision: p.Revision, By: Moderator(),
		At: p.SubmittedAt.Add(time.Duration(hours) * time.Hour),
	}
	if action == store.ActionDecline {
		change.Reason = store.Reason{Code: "duplicate"}
	}
	return rules.Apply(tx, Catalogue(), Zone, change)
}

// FillStore sends a number of samples: one every ten minutes, from 1000 authors in
// turn, over all topics, regions and languages. Of ten, five are accepted and two
// declined a day later; three wait.
func FillStore(tb testing.TB, s store.Store, count int) {
	tb.Helper()
	const atOnce = 1000
	for first := 0; first < count; first += atOnce {
		err := s.Update(context.Background(), func(tx store.Tx) error {
			for i := first; i < min(first+atOnce, count); i++ {
				if err := fill(tx, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
}

func fill(tx store.Tx, i int) error {
	c := Catalogue()
	p, err := Sample{
		Author:   store.PersonID(1 + i%1000),
		Topic:    c.Topics[i%len(c.Topics)].Code,
		Region:   c.Regions[i/2%len(c.Regions)].Code,
		Language: store.Languages()[i%2],
		Title:    fmt.Sprintf("Ұсыныс %d", i+1),
		At:       StartTime.Add(time.Duration(i) * 10 * time.Minute),
	}.Submit(tx)
	if err == nil && i%10 < 5 {
		_, err = Decide(tx, p, store.ActionAccept, 24)
	} else if err == nil && i%10 < 7 {
		_, err = Decide(tx, p, store.ActionDecline, 24)
	}
	return err
}
