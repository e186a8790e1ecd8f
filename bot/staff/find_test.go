package staff_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/find"
	"usynys/store"
	"usynys/store/rules"
)

// found returns the list that a turn shows a person.
func (w *world) found(turn *dialog.Turn, reader store.PersonID) dialog.Screen {
	w.Helper()
	effect, shown := effectIn(turn, reader, dialog.ListSlot)
	if !shown {
		w.Fatal("no list is shown")
	}
	return effect.Screen
}

// look runs a command and returns how many proposals it finds, and the screen.
func (w *world) look(by store.PersonID, text string) (int, dialog.Screen) {
	w.Helper()
	turn, err := w.Command(by, "find", text)
	is(w.T, "find "+text, problem(err), "")
	screen := w.found(turn, by)
	total, _ := screen.Text[0].Data["Total"].(int)
	return total, screen
}

// way returns the press of the button with a label.
func way(screen dialog.Screen, label string) (dialog.Press, bool) {
	for _, button := range slices.Concat(screen.Rows...) {
		if text, ok := button.Label.(dialog.Text); ok && text.Key == label {
			return button.Press, true
		}
	}
	return dialog.Press{}, false
}

func TestFindKeepsToTheScope(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.submit("KZ-27")
	for by, want := range map[store.PersonID]int{aigul: 2, western: 1, coordinator: 2} {
		total, _ := w.look(by, "мектеп үйірме")
		is(t, "found", total, want)
		total, _ = w.look(by, "author 2")
		is(t, "the same author's", total, want-1)
	}
	for _, text := range []string{"1", "author 1"} {
		_, err := w.Command(western, "find", text)
		is(t, "of another region", problem(err), "proposal_out_of_scope")
	}
}

func TestFindHiddenByNumberOnly(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	hidden := w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		_, err := rules.Apply(tx, w.Catalogue, time.UTC, rules.Change{
			Proposal: hidden.Seq, Action: store.ActionHide, By: store.Staff{ID: berik, Role: store.RoleModerator}, At: w.Now,
		})
		return err
	})
	total, _ := w.look(aigul, "мектеп")
	is(t, "by words", total, 1)
	total, _ = w.look(aigul, "author 1")
	is(t, "by author", total, 0)
	turn, err := w.Command(aigul, "find", "2")
	is(t, "by number", problem(err), "")
	w.card(turn, aigul, hidden)
}

func TestFindAnErasedAuthorsOthers(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		p.Author = 0
		return tx.SaveProposal(p)
	})
	_, err := w.Command(aigul, "find", "author 1")
	is(t, "erased", problem(err), "find_author_erased")
}

// One press searches a thousand proposals; the next continues where it ended.
func TestFindFurtherBack(t *testing.T) {
	w := newWorld(t)
	first := w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		for i := range 1200 {
			_, err := rules.Submit(tx, w.Catalogue, time.UTC, store.Person{ID: author, Language: store.Kazakh}, store.Draft{
				Topic: "grants", Region: "KZ-11", Title: store.TextPart{Text: fmt.Sprintf("Number %d", i)}, Parts: []store.TextPart{{Text: "Something else altogether"}},
			}, "", w.Now)
			if err != nil {
				return err
			}
		}
		return nil
	})
	total, screen := w.look(aigul, "мектеп")
	is(t, "among the newest", total, 0)
	is(t, "among the newest", texts(screen), "find_head find_searched_until find_advice")
	further, offered := way(screen, "button_find_further")
	is(t, "a way further", offered, true)

	turn, err := w.press(aigul, "find", further)
	is(t, "further", problem(err), "")
	screen = w.found(turn, aigul)
	is(t, "further", texts(screen), "find_head find_line find_searched_rest")
	is(t, "looked through", screen.Text[2].Count, 201)
	is(t, "found", screen.Rows[0][0].Press.Argument, first.Seq.String())
	_, offered = way(screen, "button_find_further")
	is(t, "a way further", offered, false)
	newest, _ := way(screen, "button_find_newest")
	turn, err = w.press(aigul, "find", newest)
	is(t, "back", problem(err), "")
	is(t, "back", texts(w.found(turn, aigul)), "find_head find_searched_until find_advice")

	total, screen = w.look(aigul, "author 1")
	is(t, "many of one author", total, 1000)
	is(t, "many of one author", strings.HasSuffix(texts(screen), "find_line page find_author_newest"), true)
}

// Replies of authors are searched, too, within the same limit.
func TestFindIsBoundedByWhatWasAnswered(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		p := w.submit("KZ-11")
		p.Questions = []store.Question{{AskedBy: aigul, AskedAt: w.Now, RepliedAt: w.Now, Reply: strings.Repeat("long ", 64<<10)}}
		w.Change(func(tx store.Tx) error { return tx.SaveProposal(p) })
	}
	_, screen := w.look(aigul, "nothing")
	is(t, "among the newest", texts(screen), "find_head find_searched_until find_advice")
	is(t, "looked through", screen.Text[1].Count, 4)
}

func TestFindButtonsOfAnotherSearchAreStale(t *testing.T) {
	w := newWorld(t)
	for range 9 {
		w.submit("KZ-11")
	}
	_, screen := w.look(aigul, "мектеп")
	next, _ := way(screen, "button_next")
	_, err := w.press(aigul, "find", next)
	is(t, "next", problem(err), "")
	w.look(aigul, "керек")
	for _, press := range []dialog.Press{next, {Argument: "0.0"}, {Argument: "", Revision: next.Revision}} {
		_, err = w.press(aigul, "find", press)
		is(t, "stale", problem(err), "stale_button")
	}
	_, err = w.press(berik, "find", dialog.Press{Argument: "0.0"})
	is(t, "who never looked for anything", problem(err), "stale_button")
}

// BenchmarkFind is a press that finds nothing: it searches as much as one press may.
func BenchmarkFind(b *testing.B) {
	s, catalogue, now := queueForBenchmark(b)
	staff := store.Staff{ID: aigul, Role: store.RoleModerator, Name: "Aigul"}
	wording := func(store.Language, dialog.Text) (string, error) { return "author", nil }
	for _, c := range []struct {
		name string
		size int
	}{{"usual", 0}, {"longest", 4000}} {
		b.Run(c.name, func(b *testing.B) {
			lengthen(b, s, c.size)
			var took []time.Duration
			for b.Loop() {
				err := s.Update(context.Background(), func(tx store.Tx) error {
					begun := time.Now()
					turn := &dialog.Turn{
						Now: now, Zone: time.UTC, Tx: tx, Catalogue: catalogue, Wording: wording, Staff: &staff,
						Person: &store.Person{ID: aigul, Language: store.Kazakh}, Session: &store.Session{},
						Input: dialog.Input{Kind: dialog.Commanded, Text: "стадион алаңы"}, Registry: &dialog.Registry{},
					}
					err := find.Search(turn)
					took = append(took, time.Since(begun))
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
		})
	}
}

// lengthen gives the newest proposals texts of a given length.
func lengthen(b *testing.B, s store.Store, size int) {
	b.Helper()
	if size == 0 {
		return
	}
	err := s.Update(context.Background(), func(tx store.Tx) error {
		count := 0
		for p, err := range tx.ProposalsBefore(0) {
			if err != nil || count == 2000 {
				return err
			}
			p.Body = strings.Repeat(longBody, size/len([]rune(longBody)))
			if err := tx.SaveProposal(p); err != nil {
				return err
			}
			count++
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
