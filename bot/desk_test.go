package bot

import (
	"fmt"
	"strings"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
	"usynys/store/rules"
)

// atTheDesk performs in one line what other transcripts show screen by screen, to keep
// transcripts about authors short:
//
//	desk: Name reads kk                a welcomed person of 18–24
//	desk: Name has sent title: text    such a person sends a proposal
//	desk: Name asks 1: question        also accepts 1, links 2 to 1, declines 1: reason
//	desk: Name blocks 1 for 24h: why   the author of № 1; also unblocks 1
func (s *stage) atTheDesk(what string) error {
	name, rest, _ := strings.Cut(what, " ")
	verb, rest, _ := strings.Cut(rest, " ")
	object, words, _ := strings.Cut(rest, ": ")
	person := s.people[name]
	if person == nil {
		return fmt.Errorf("nobody is called %q", name)
	}
	kept := s.open()
	defer s.close(kept)
	bot := New(Options{Store: kept, Words: s.words, Catalogue: &s.catalogue, Zone: almaty, Log: s.log, Now: s.clock, Rand: s.chance})
	return kept.Update(s.t.Context(), func(tx store.Tx) error {
		return bot.engine.Act(tx, s.clock(), func(turn *dialog.Turn) error {
			id := store.PersonID(s.idOf(name))
			switch verb {
			case "reads":
				return store.People.Put(turn.Tx, s.welcomed(id, store.Language(object)))
			case "has":
				return s.hasSent(turn.Tx, id, strings.TrimPrefix(object, "sent "), words)
			}
			return decideAtDesk(turn, store.Staff{ID: id, Role: store.RoleAdministrator, Name: name}, verb, object, words)
		})
	})
}

func (s *stage) idOf(name string) int64 {
	for id, known := range s.names {
		if known == name {
			return id
		}
	}
	return 0
}

func (s *stage) welcomed(id store.PersonID, language store.Language) store.Person {
	return store.Person{ID: id, Language: language, Age: store.Age18To24, Consent: store.Consent{Version: s.catalogue.Policy.Version, Hash: "seen", At: s.clock().UTC()}}
}

func (s *stage) hasSent(tx store.Tx, id store.PersonID, title, text string) error {
	language := store.Kazakh
	if store.DetectLanguage(title+" "+text, store.Kazakh) == store.Russian {
		language = store.Russian
	}
	person := s.welcomed(id, language)
	_, err := rules.Submit(tx, s.catalogue, almaty, person, store.Draft{
		Topic: "grants", Region: "KZ-27", Title: store.TextPart{Text: title}, Parts: []store.TextPart{{Text: text}},
	}, "", s.clock())
	if err != nil {
		return err
	}
	return store.People.Put(tx, person)
}

func decideAtDesk(t *dialog.Turn, by store.Staff, verb, object, words string) error {
	var first, second int
	_, _ = fmt.Sscanf(object, "%d to %d", &first, &second)
	change := rules.Change{Proposal: store.Seq(first), By: by, At: t.Now, Original: store.Seq(second), Language: store.DetectLanguage(words, store.Russian)}
	reason := store.Reason{Text: words, Language: change.Language}
	switch verb {
	case "blocks":
		return blockAtDesk(t, by, object, reason)
	case "unblocks":
		p, err := t.Tx.Proposal(change.Proposal)
		if err != nil {
			return err
		}
		t.Notify(p.Author, notice.Unblocked())
		return rules.Unblock(t.Tx, p.Seq, by, t.Now, reason)
	case "asks":
		change.Action, change.Text = store.ActionAsk, words
	case "accepts":
		change.Action = store.ActionAccept
	case "declines":
		change.Action, change.Reason = store.ActionDecline, reason
	case "links":
		change.Action = store.ActionLink
	default:
		return fmt.Errorf("nobody %s at the desk", verb)
	}
	p, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, change)
	switch {
	case err != nil || p.Undoable():
		return err
	case p.Status == store.StatusAsked:
		t.Notify(p.Author, notice.Asked(t.Catalogue, p))
		return nil
	}
	return notice.Announce(t, p)
}

func blockAtDesk(t *dialog.Turn, by store.Staff, object string, reason store.Reason) error {
	number, span, _ := strings.Cut(object, " for ")
	seq, _ := store.ParseNumber(number)
	length, err := time.ParseDuration(span)
	if err != nil {
		return err
	}
	block, err := rules.BlockAuthor(t.Tx, *t.Catalogue, rules.BlockRequest{Proposal: seq, By: by, At: t.Now, Duration: length, Reason: reason})
	t.Notify(block.Person, notice.Blocked(t.Catalogue, block))
	return err
}
