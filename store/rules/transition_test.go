package rules_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func openStore(t *testing.T) store.Store {
	t.Helper()
	s, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// within runs a test inside a transaction on an empty store.
func within(t *testing.T, fn func(tx store.Tx)) {
	t.Helper()
	check(t, openStore(t).Update(context.Background(), func(tx store.Tx) error { fn(tx); return nil }))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T any](t *testing.T, got, wanted T) {
	t.Helper()
	if difference := cmp.Diff(wanted, got, cmpopts.EquateEmpty()); difference != "" {
		t.Errorf("-want +got:\n%s", difference)
	}
}

// audited lists the audit entries without their numbers and hashes.
func audited(t *testing.T, tx store.Tx) []store.AuditEntry {
	t.Helper()
	var entries []store.AuditEntry
	for entry, err := range tx.Audit(0) {
		check(t, err)
		entry.Seq, entry.Previous, entry.Hash = 0, "", ""
		entries = append(entries, entry)
	}
	return entries
}

// state has all that a transition may change in a store.
type state struct {
	Proposals []store.Proposal
	Entered   []store.EntryCount
	Answered  []store.ResponseCount
	Audit     []store.AuditEntry
}

func stateOf(t *testing.T, tx store.Tx) state {
	t.Helper()
	s := state{Audit: audited(t, tx)}
	for p, err := range tx.Proposals(0) {
		check(t, err)
		s.Proposals = append(s.Proposals, p)
	}
	var err error
	s.Entered, err = tx.EntryCounts("2000-01-01", "2100-01-01")
	check(t, err)
	s.Answered, err = tx.ResponseCounts("2000-01-01", "2100-01-01")
	check(t, err)
	return s
}

var sent = time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC) // 24 November in the zone

func completeDraft() store.Draft {
	return store.Draft{
		Person: 1, Topic: "work", Region: "KZ-10",
		Title:       store.TextPart{Message: 4, Text: " Жүгіру\nжолы "},
		Parts:       []store.TextPart{{Message: 5, Text: "бір "}, {Message: 6, Text: "екі"}},
		Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD", Message: 7}},
		ShowName:    true,
	}
}

func TestSubmitMakesAProposalOfADraft(t *testing.T) {
	within(t, func(tx store.Tx) {
		catalogue := store.Catalogue{Number: store.Numbering{Prefix: "ЖҰ-"}, Deadline: store.DeadlinePolicy{WorkingDays: 5}}
		draft := completeDraft()
		p, err := rules.Submit(tx, catalogue, storetest.Zone, storetest.Person(1), draft, "Данияр", sent)
		check(t, err)
		equal(t, p, store.Proposal{
			Seq: 1, Number: "ЖҰ-2026-000001", Author: 1, AuthorName: "Данияр", Status: store.StatusSubmitted,
			Language: store.Kazakh, Topic: "work", Region: "KZ-10", Age: store.Age18To24,
			Title: "Жүгіру жолы", Body: "бір\nекі",
			Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD"}},
			SubmittedAt: sent, DueOn: "2026-12-01", Revision: 1,
		})
		equal(t, stateOf(t, tx), state{
			Proposals: []store.Proposal{p},
			Entered:   []store.EntryCount{{Day: "2026-11-24", Status: store.StatusSubmitted, Region: "KZ-10", Topic: "work", Language: store.Kazakh, Count: 1}},
			Audit:     []store.AuditEntry{{At: sent, Action: store.ActionSubmit, Proposal: 1, To: store.StatusSubmitted, Day: "2026-11-24", Region: "KZ-10", Topic: "work"}},
		})
		equal(t, draft, completeDraft())
	})
}

func TestSubmitShowsNoNameUnlessAskedAndNeverAMinors(t *testing.T) {
	within(t, func(tx store.Tx) {
		minor, hidden := storetest.Person(1), completeDraft()
		minor.Age = store.Age14To17
		hidden.ShowName = false
		for _, c := range []struct {
			person store.Person
			draft  store.Draft
		}{{minor, completeDraft()}, {storetest.Person(1), hidden}} {
			p, err := rules.Submit(tx, store.Catalogue{}, storetest.Zone, c.person, c.draft, "Данияр", sent)
			check(t, err)
			if p.NameShown() {
				t.Errorf("%+v shows a name", p)
			}
		}
	})
}

func TestTheNumberHasTheYearOfTheZone(t *testing.T) {
	within(t, func(tx store.Tx) {
		newYear := time.Date(2026, 12, 31, 19, 0, 0, 0, time.UTC)
		p, err := rules.Submit(tx, store.Catalogue{}, storetest.Zone, storetest.Person(1), completeDraft(), "", newYear)
		check(t, err)
		equal(t, p.Number, "2027-000001")
	})
}

func TestMomentsAreKeptInUTC(t *testing.T) {
	within(t, func(tx store.Tx) {
		local := sent.In(time.FixedZone("UTC+3", 3*60*60))
		p, err := storetest.Sample{At: local}.Submit(tx)
		check(t, err)
		p, err = rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{Proposal: p.Seq, Action: store.ActionAccept, By: storetest.Moderator(), At: local})
		check(t, err)
		if p.SubmittedAt.Location() != time.UTC || p.Decision.At.Location() != time.UTC {
			t.Errorf("sent at %s, decided at %s", p.SubmittedAt, p.Decision.At)
		}
	})
}

func TestApplyDecides(t *testing.T) {
	reason := store.Reason{Text: "Мұндай жол бар", Language: store.Kazakh}
	for _, c := range []struct {
		action store.Action
		to     store.Status
		reason store.Reason
		why    string
	}{
		{store.ActionAccept, store.StatusAccepted, store.Reason{}, ""},
		{store.ActionDecline, store.StatusDeclined, store.Reason{Code: "duplicate"}, "duplicate"},
		{store.ActionDecline, store.StatusDeclined, reason, ""},
	} {
		within(t, func(tx store.Tx) {
			before, err := storetest.Sample{At: sent}.Submit(tx)
			check(t, err)
			at := sent.Add(2 * time.Hour)
			after, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{
				Proposal: 1, Action: c.action, Revision: 1, By: storetest.Moderator(), At: at.In(storetest.Zone), Reason: c.reason,
			})
			check(t, err)
			wanted := before
			wanted.Status, wanted.Revision = c.to, 2
			wanted.Decision = store.Decision{Action: c.action, By: 900, ByName: "Айгүл", At: at, Reason: c.reason}
			wanted.FirstResponseAt = at
			equal(t, after, wanted)
			got := stateOf(t, tx)
			equal(t, got.Proposals, []store.Proposal{wanted})
			equal(t, got.Answered, []store.ResponseCount{{Day: "2026-11-24", Bucket: 1, Count: 1}})
			equal(t, len(got.Entered), 2)
			equal(t, got.Audit[1], store.AuditEntry{
				At: at, Actor: 900, Action: c.action, Proposal: 1, From: store.StatusSubmitted, To: c.to, Day: "2026-11-24", Region: "KZ-75", Topic: "education", ReasonCode: c.why,
			})
		})
	}
}

func TestApplyRefusesAndChangesNothing(t *testing.T) {
	within(t, func(tx store.Tx) {
		p, err := storetest.Sample{Region: "KZ-10", Topic: "work"}.Submit(tx)
		check(t, err)
		decided, err := storetest.Sample{}.Submit(tx)
		check(t, err)
		decided, err = storetest.Decide(tx, decided, store.ActionAccept, 1)
		check(t, err)
		wanted := stateOf(t, tx)
		moderator := func(scope store.Scope) store.Staff {
			return store.Staff{ID: 9, Role: store.RoleModerator, Scope: scope}
		}
		all := moderator(store.Scope{})
		overtaken := &rules.ConflictError{}
		for name, c := range map[string]struct {
			change rules.Change
			wanted error
			seen   store.Proposal
		}{
			"no such proposal":  {rules.Change{Proposal: 77, Action: store.ActionAccept, By: all}, store.ErrNotFound, store.Proposal{}},
			"a coordinator":     {rules.Change{Proposal: 1, Action: store.ActionAccept, By: store.Staff{Role: store.RoleCoordinator}}, rules.ErrNotAuthorized, p},
			"no actor":          {rules.Change{Proposal: 1, Action: store.ActionAccept}, rules.ErrNotAuthorized, p},
			"another region":    {rules.Change{Proposal: 1, Action: store.ActionAccept, By: moderator(store.Scope{Regions: []string{"KZ-75"}})}, rules.ErrNotAuthorized, p},
			"another topic":     {rules.Change{Proposal: 1, Action: store.ActionAccept, By: moderator(store.Scope{Topics: []string{"ecology"}})}, rules.ErrNotAuthorized, p},
			"an old revision":   {rules.Change{Proposal: 1, Action: store.ActionAccept, Revision: 7, By: all}, overtaken, p},
			"already decided":   {rules.Change{Proposal: 2, Action: store.ActionDecline, By: all, Reason: store.Reason{Code: "x"}}, overtaken, decided},
			"decided by others": {rules.Change{Proposal: 2, Action: store.ActionAccept, Revision: 1, By: all}, overtaken, decided},
			"no reason":         {rules.Change{Proposal: 1, Action: store.ActionDecline, By: all}, rules.ErrReasonMissing, p},
			"only a language":   {rules.Change{Proposal: 1, Action: store.ActionDecline, By: all, Reason: store.Reason{Language: store.Kazakh}}, rules.ErrReasonMissing, p},
		} {
			got, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, c.change)
			if target := new(rules.ConflictError); errors.Is(c.wanted, overtaken) && errors.As(err, &target) {
				equal(t, target.Proposal, c.seen)
			} else if !errors.Is(err, c.wanted) {
				t.Errorf("%s: got error %v", name, err)
			}
			equal(t, got, c.seen)
		}
		for _, action := range []store.Action{"", "publish", store.ActionSubmit, store.ActionErase} {
			if _, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{Proposal: 1, Action: action, By: all}); err == nil {
				t.Errorf("action %q was applied", action)
			}
		}
		equal(t, stateOf(t, tx), wanted)
	})
}

func TestApplyWithinTheScope(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Region: "KZ-10", Topic: "work"}.Submit(tx)
		check(t, err)
		scope := store.Scope{Regions: []string{"KZ-75", "KZ-10"}, Topics: []string{"work"}}
		_, err = rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{Proposal: 1, Action: store.ActionAccept, By: store.Staff{ID: 9, Role: store.RoleAdministrator, Scope: scope}})
		check(t, err)
	})
}

func TestAnswerTimesFallIntoTheirSpans(t *testing.T) {
	spans := store.ResponseBuckets()
	longest := len(spans) - 1
	for waited, span := range map[time.Duration]int{
		-time.Hour: 0, 0: 0, spans[0]: 0, spans[0] + 1: 1, spans[3]: 3, spans[longest]: longest, spans[longest] + 1: longest + 1,
	} {
		within(t, func(tx store.Tx) {
			p, err := storetest.Sample{At: sent}.Submit(tx)
			check(t, err)
			at := sent.Add(waited)
			_, err = rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{Proposal: p.Seq, Action: store.ActionAccept, By: storetest.Moderator(), At: at})
			check(t, err)
			answered, err := tx.ResponseCounts("2000-01-01", "2100-01-01")
			check(t, err)
			equal(t, answered, []store.ResponseCount{{Day: store.DateOf(at, storetest.Zone), Bucket: span, Count: 1}})
		})
	}
}

func TestEraseRemovesWhatTiesProposalsToTheirAuthor(t *testing.T) {
	within(t, func(tx store.Tx) {
		photo := []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD"}}
		var all []store.Proposal
		for _, author := range []store.PersonID{1, 1, 1, 2} {
			p, err := storetest.Sample{Author: author, Attachments: photo}.Submit(tx)
			check(t, err)
			all = append(all, p)
		}
		accepted, err := storetest.Decide(tx, all[0], store.ActionAccept, 1)
		check(t, err)
		declined, err := storetest.Decide(tx, all[1], store.ActionDecline, 1)
		check(t, err)
		before := stateOf(t, tx)

		erased, err := rules.Erase(tx, storetest.Catalogue(), storetest.Zone, 1, sent)
		check(t, err)
		equal(t, erased, []store.Proposal{all[2], declined, accepted})
		for _, p := range []*store.Proposal{&accepted, &declined} {
			p.Author, p.AuthorName, p.Attachments = 0, "", nil
			p.Revision = 3
		}
		after := stateOf(t, tx)
		equal(t, after.Proposals, []store.Proposal{accepted, declined, all[3]})
		equal(t, after.Entered, before.Entered)
		equal(t, after.Answered, before.Answered)
		equal(t, after.Audit[len(before.Audit):], []store.AuditEntry{
			{At: sent, Action: store.ActionErase, Proposal: 3, From: store.StatusSubmitted},
			{At: sent, Action: store.ActionErase, Proposal: 2, From: store.StatusDeclined, To: store.StatusDeclined},
			{At: sent, Action: store.ActionErase, Proposal: 1, From: store.StatusAccepted, To: store.StatusAccepted},
		})
		again, err := rules.Erase(tx, storetest.Catalogue(), storetest.Zone, 1, sent)
		check(t, err)
		equal(t, again, nil)
	})
}
