package rules_test

import (
	"errors"
	"testing"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func TestAnAnswerMayBeShortButNotEmpty(t *testing.T) {
	limits := store.Limits{TextMin: 30, TextMax: 5, Files: 1}
	file := store.Attachment{Kind: store.AttachmentPhoto}
	for name, c := range map[string]struct {
		reply store.ReplyDraft
		want  store.Violation
	}{
		"short":          {store.ReplyDraft{Parts: []store.TextPart{{Text: "7"}}}, store.Violation{}},
		"several parts":  {store.ReplyDraft{Parts: []store.TextPart{{Text: " аб "}, {Text: ""}, {Text: "вг"}}}, store.Violation{}},
		"one too many":   {store.ReplyDraft{Parts: []store.TextPart{{Text: "аб"}, {Text: "вгд"}}}, store.Violation{Code: store.ViolationTooLong, Difference: 1, Limit: 5}},
		"blank":          {store.ReplyDraft{Parts: []store.TextPart{{Text: " \n"}}}, store.Violation{Code: store.ViolationEmpty}},
		"a file":         {store.ReplyDraft{Attachments: []store.Attachment{file}}, store.Violation{}},
		"too many files": {store.ReplyDraft{Attachments: []store.Attachment{file, file}}, store.Violation{Code: store.ViolationTooManyFiles, Difference: 1, Limit: 1}},
	} {
		if got := limits.ValidateReply(c.reply); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// TestNothingTypedOutlivesItsUse: the draft of a reply is deleted with the reply, and
// with the author.
func TestNothingTypedOutlivesItsUse(t *testing.T) {
	ends := map[string]func(store.Tx, store.Proposal) error{
		"answered": func(tx store.Tx, p store.Proposal) error {
			_, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{
				Proposal: p.Seq, Action: store.ActionReply, Author: p.Author, At: sent, Text: "Here",
			})
			return err
		},
		"erased": func(tx store.Tx, p store.Proposal) error {
			_, err := rules.Erase(tx, storetest.Catalogue(), storetest.Zone, p.Author, sent)
			return err
		},
		"closed and erased": func(tx store.Tx, p store.Proposal) error {
			_, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{Proposal: p.Seq, Action: store.ActionLapse, At: sent})
			check(t, err)
			_, err = rules.Erase(tx, storetest.Catalogue(), storetest.Zone, p.Author, sent)
			return err
		},
	}
	for name, end := range ends {
		within(t, func(tx store.Tx) {
			p, err := storetest.Sample{Author: 1}.Submit(tx)
			check(t, err)
			p, err = rules.Apply(tx, storetest.Catalogue(), storetest.Zone, rules.Change{
				Proposal: p.Seq, Action: store.ActionAsk, By: storetest.Moderator(), At: sent, Text: "Where?", Language: store.Russian,
			})
			check(t, err)
			check(t, store.ReplyDrafts.Put(tx, store.ReplyDraft{Proposal: p.Seq, Parts: []store.TextPart{{Text: "He"}}}))
			check(t, end(tx, p))
			if _, err := store.ReplyDrafts.Get(tx, p.Seq); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: what was typed is still there (%v)", name, err)
			}
		})
	}
}
