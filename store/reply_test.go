package store_test

import (
	"errors"
	"testing"

	"usynys/store"
	"usynys/store/storetest"
)

func TestAnAnswerMayBeShortButNotEmpty(t *testing.T) {
	limits := store.Limits{TextMin: 30, TextMax: 5, Files: 1}
	file := store.Attachment{Kind: store.Photo}
	for name, c := range map[string]struct {
		reply store.Reply
		want  store.Fault
	}{
		"short":          {store.Reply{Parts: []store.Part{{Text: "7"}}}, store.Fault{}},
		"several parts":  {store.Reply{Parts: []store.Part{{Text: " аб "}, {Text: ""}, {Text: "вг"}}}, store.Fault{}},
		"one too many":   {store.Reply{Parts: []store.Part{{Text: "аб"}, {Text: "вгд"}}}, store.Fault{Code: store.TooLong, By: 1, Limit: 5}},
		"blank":          {store.Reply{Parts: []store.Part{{Text: " \n"}}}, store.Fault{Code: store.Empty}},
		"a file":         {store.Reply{Attachments: []store.Attachment{file}}, store.Fault{}},
		"too many files": {store.Reply{Attachments: []store.Attachment{file, file}}, store.Fault{Code: store.TooManyFiles, By: 1, Limit: 1}},
	} {
		if got := limits.CheckAnswer(c.reply); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// What was typed as an answer goes with the answer, and with the author.
func TestNothingTypedOutlivesItsUse(t *testing.T) {
	ends := map[string]func(store.Tx, store.Proposal) error{
		"answered": func(tx store.Tx, p store.Proposal) error {
			_, err := store.Apply(tx, storetest.Catalogue(), storetest.Zone, store.Change{
				Proposal: p.Seq, Action: store.ActionAnswer, Author: p.Author, At: sent, Text: "Here",
			})
			return err
		},
		"erased": func(tx store.Tx, p store.Proposal) error {
			_, err := store.Erase(tx, storetest.Catalogue(), storetest.Zone, p.Author, sent)
			return err
		},
		"closed and erased": func(tx store.Tx, p store.Proposal) error {
			_, err := store.Apply(tx, storetest.Catalogue(), storetest.Zone, store.Change{Proposal: p.Seq, Action: store.ActionLapse, At: sent})
			check(t, err)
			_, err = store.Erase(tx, storetest.Catalogue(), storetest.Zone, p.Author, sent)
			return err
		},
	}
	for name, end := range ends {
		within(t, func(tx store.Tx) {
			p, err := storetest.Sample{Author: 1}.Submit(tx)
			check(t, err)
			p, err = store.Apply(tx, storetest.Catalogue(), storetest.Zone, store.Change{
				Proposal: p.Seq, Action: store.ActionAsk, By: storetest.Moderator(), At: sent, Text: "Where?", Language: store.Russian,
			})
			check(t, err)
			check(t, store.ReplyDrafts.Put(tx, store.Reply{Proposal: p.Seq, Parts: []store.Part{{Text: "He"}}}))
			check(t, end(tx, p))
			if _, err := store.ReplyDrafts.Get(tx, p.Seq); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: what was typed is still there (%v)", name, err)
			}
		})
	}
}
