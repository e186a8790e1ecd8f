package bot

import (
	"errors"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// propose stores the proposals from before a transcript, a minute apart. A line is "Name
// topic region: title | text"; its author has been welcomed in the language of the phone.
// " × 30" at the end repeats it.
func (s *stage) propose(proposals string) {
	s.t.Helper()
	kept := s.open()
	defer s.close(kept)
	for line := range strings.Lines(proposals) {
		facts, words, found := strings.Cut(strings.TrimSpace(line), ": ")
		fields := strings.Fields(facts)
		if !found || len(fields) != 3 {
			s.t.Fatalf("not a proposal: %q", line)
		}
		words, times, _ := strings.Cut(words, " × ")
		err := kept.Update(s.t.Context(), func(tx store.Tx) error {
			title, text, _ := strings.Cut(words, " | ")
			for range number(times) {
				if err := s.sent(tx, fields, title, text); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			s.t.Fatal(err)
		}
		s.pass(time.Minute)
	}
}

func (s *stage) sent(tx store.Tx, fields []string, title, text string) error {
	author, known := s.authors[fields[0]]
	if !known {
		return errors.New("nobody of that name")
	}
	_, err := rules.Submit(tx, s.catalogue, almaty, author, store.Draft{
		Person: author.ID, Topic: fields[1], Region: fields[2],
		Title: store.TextPart{Text: title}, Parts: []store.TextPart{{Text: text}},
	}, "", s.clock())
	if err != nil {
		return err
	}
	return store.People.Put(tx, author)
}

// A transcript may skip the conversation that sends a proposal: propose stores the same
// records as the bot.
func TestProposedIsWhatTheBotStores(t *testing.T) {
	s := newStage(t, "Author ru", "")
	s.propose("Author grants KZ-10: A title | A text that is long enough to be sent")
	kept := s.open()
	defer s.close(kept)
	err := kept.View(t.Context(), func(r store.Reader) error {
		p, err := r.Proposal(1)
		if p.Topic != "grants" || p.Region != "KZ-10" || p.Title != "A title" || !strings.HasPrefix(p.Body, "A text") || p.Language != store.Russian {
			t.Errorf("stored is %+v", p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
