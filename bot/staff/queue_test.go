package staff_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

func TestQueueAndSkip(t *testing.T) {
	w := newWorld(t)
	turn, err := w.Command(aigul, "queue", "")
	is(t, "empty", problem(err), "")
	empty, _ := effectIn(turn, aigul, "queue")
	is(t, "empty", texts(empty.Screen), "queue_empty")

	first, second := w.submit("KZ-11"), w.submit("KZ-27")
	turn, err = w.Command(aigul, "queue", "")
	is(t, "queue", problem(err), "")
	is(t, "first card", actions(w.card(turn, aigul, first)), "accept decline ask more text files skip release filter")

	turn, err = w.press(aigul, "skip", proposal.Press(first, card.SkipAction))
	is(t, "skip", problem(err), "")
	next, _ := effectIn(turn, aigul, card.Slot(second.Seq))
	is(t, "in place of", next.Row.FromSlot, card.Slot(first.Seq))

	turn, err = w.press(aigul, "skip", proposal.Press(second, card.SkipAction))
	is(t, "skip the last", problem(err), "")
	last, _ := effectIn(turn, aigul, "queue")
	is(t, "last", texts(last.Screen), "queue_last")
	is(t, "in place of", last.Row.FromSlot, card.Slot(second.Seq))

	turn, err = w.press(aigul, "queue", last.Screen.Rows[0][0].Press)
	is(t, "again", problem(err), "")
	again, _ := effectIn(turn, aigul, card.Slot(first.Seq))
	is(t, "in place of", again.Row.FromSlot, "queue")
}

func TestQueueKeepsToTheScope(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	second := w.submit("KZ-27")
	turn, err := w.Command(western, "queue", "")
	is(t, "queue", problem(err), "")
	w.card(turn, western, second)
	turn, err = w.press(western, "skip", proposal.Press(second, card.SkipAction))
	is(t, "skip", problem(err), "")
	if _, found := effectIn(turn, western, "queue"); !found {
		t.Error("there is nothing more in the scope, but something was shown")
	}
}

func TestCoordinatorReadsTheQueueWithoutDeciding(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.Command(coordinator, "queue", "")
	is(t, "queue", problem(err), "")
	is(t, "buttons", actions(w.card(turn, coordinator, p)), "more text files skip filter")
}

func TestTextAndFiles(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.press(aigul, "text", proposal.Press(p, card.TextAction))
	is(t, "text", problem(err), "")
	is(t, "text", turn.Effects[0].Screen.Text[1].Data["Text"], any(p.Body))
	turn, err = w.press(aigul, "files", proposal.Press(p, card.FilesAction))
	is(t, "files", problem(err), "")
	is(t, "files", turn.Effects[1].Attachment.FileID, "photo")
}

// assigned assigns a proposal to a member of the staff.
func (w *world) assigned(p store.Proposal, by, to store.PersonID) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		staff, err := store.StaffRecords.Get(tx, by)
		check(w.T, err)
		assignee, err := store.StaffRecords.Get(tx, to)
		check(w.T, err)
		_, err = rules.Apply(tx, w.Catalogue, time.UTC, rules.Change{
			Proposal: p.Seq, Action: store.ActionAssign, By: staff, Assignee: assignee, At: w.Now,
		})
		return err
	})
}

// shown returns which proposal a turn shows a person, 0 for none.
func shown(turn *dialog.Turn, reader store.PersonID) store.Seq {
	for _, effect := range slices.Backward(turn.Effects) {
		number, isCard := strings.CutPrefix(effect.Row.Slot, "card:")
		if effect.To == reader.Chat() && isCard && effect.Row.StripKeyboard == 0 && !effect.Row.EditOnly {
			seq, _ := strconv.ParseUint(number, 10, 64)
			return store.Seq(seq)
		}
	}
	return 0
}

func (w *world) holder(p store.Proposal) (id store.PersonID) {
	w.Helper()
	check(w.T, w.Store.View(w.Context(), func(r store.Reader) error {
		lease, err := store.FindLease(r, p.Seq)
		id = lease.By
		return err
	}))
	return id
}

func (w *world) queue(by store.PersonID) store.Seq {
	w.Helper()
	turn, err := w.Command(by, "queue", "")
	is(w.T, "queue", problem(err), "")
	return shown(turn, by)
}

func (w *world) skip(by store.PersonID, p store.Proposal) store.Seq {
	w.Helper()
	turn, err := w.press(by, "skip", proposal.Press(p, card.SkipAction))
	is(w.T, "skip", problem(err), "")
	return shown(turn, by)
}

func (w *world) present(p store.Proposal) (after store.Proposal) {
	w.Helper()
	check(w.T, w.Store.View(w.Context(), func(r store.Reader) (err error) {
		after, err = r.Proposal(p.Seq)
		return err
	}))
	return after
}

// screenOf returns the texts of the screen that a turn shows in a slot.
func screenOf(turn *dialog.Turn, reader store.PersonID, slot string) string {
	effect, _ := effectIn(turn, reader, slot)
	return texts(effect.Screen)
}

func TestWhatAColleagueLooksAfterIsListedAboveTheNext(t *testing.T) {
	w := newWorld(t)
	first, second := w.submit("KZ-11"), w.submit("KZ-11")
	w.assigned(first, berik, aigul)
	turn, err := w.Command(berik, "queue", "")
	is(t, "queue", problem(err), "")
	is(t, "shown", shown(turn, berik), second.Seq)
	head := screenOf(turn, berik, card.Slot(second.Seq))
	is(t, "above it", strings.HasPrefix(head, "queue_head queue_held_before "), true)
	turn, err = w.press(berik, "skip", proposal.Press(second, card.SkipAction))
	is(t, "skip", problem(err), "")
	is(t, "the last", screenOf(turn, berik, "queue"), "queue_last")
	is(t, "taken by", w.holder(first), 0)
	is(t, "shown to whom it is assigned", w.queue(aigul), first.Seq)
	is(t, "taken by", w.holder(first), aigul)
}

func TestAnAnswerComesFirstForWhoAsked(t *testing.T) {
	w := newWorld(t)
	first, second := w.submit("KZ-11"), w.submit("KZ-11")
	w.assigned(second, berik, aigul)
	w.Change(func(tx store.Tx) error {
		p, err := tx.Proposal(second.Seq)
		check(t, err)
		p.Questions = []store.Question{{AskedBy: aigul, AskedAt: w.Now, Reply: "Иә", RepliedAt: w.Now}}
		return tx.SaveProposal(p)
	})
	is(t, "for who asked", w.queue(aigul), second.Seq)
	is(t, "for others", w.queue(berik), first.Seq)
}

func TestWhatIsAssignedToSomebodyWhoIsGoneIsFree(t *testing.T) {
	w := newWorld(t)
	first := w.submit("KZ-11")
	w.submit("KZ-11")
	w.assigned(first, berik, aigul)
	w.Change(func(tx store.Tx) error { return store.StaffRecords.Delete(tx, aigul) })
	is(t, "shown", w.queue(berik), first.Seq)
	is(t, "taken by", w.holder(first), berik)
}

func TestOwnVotesAreCountedAndNotShown(t *testing.T) {
	w := newWorld(t)
	w.Catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines}
	first := w.submit("KZ-11")
	is(t, "shown", w.queue(berik), first.Seq)
	w.Change(func(tx store.Tx) error {
		staff, err := store.StaffRecords.Get(tx, berik)
		check(t, err)
		_, err = rules.Apply(tx, w.Catalogue, time.UTC, rules.Change{
			Proposal: first.Seq, Action: store.ActionDecline, By: staff, At: w.Now, Reason: store.Reason{Text: "Бар", Language: store.Kazakh},
		})
		check(t, err)
		return rules.ReleaseLease(tx, first.Seq, berik)
	})
	turn, err := w.Command(berik, "queue", "")
	is(t, "queue", problem(err), "")
	is(t, "after the vote", screenOf(turn, berik, "queue"), "queue_head queue_voted")
	second := w.submit("KZ-11")
	is(t, "what comes next", w.queue(berik), second.Seq)
	is(t, "who seconds it", w.queue(aigul), first.Seq)
}

func TestTheQueueGoesOnFromWhereItWas(t *testing.T) {
	w := newWorld(t)
	first, second, third := w.submit("KZ-11"), w.submit("KZ-11"), w.submit("KZ-11")
	is(t, "first", w.queue(aigul), first.Seq)
	is(t, "second", w.skip(aigul, first), second.Seq)
	is(t, "where it was", w.queue(aigul), second.Seq)
	_, err := w.press(aigul, "accept", proposal.Press(second, card.AcceptAction))
	is(t, "accept", problem(err), "")
	is(t, "behind what was decided", w.queue(aigul), third.Seq)
	_, err = w.press(aigul, "accept", proposal.Press(third, card.AcceptAction))
	is(t, "accept", problem(err), "")
	is(t, "from the front again", w.queue(aigul), first.Seq)
	fourth := w.submit("KZ-11")
	is(t, "on the same day", w.skip(aigul, first), fourth.Seq)
	w.Now = w.Now.Add(24 * time.Hour)
	is(t, "on another day", w.queue(aigul), first.Seq)
}

func TestUrgentOnesComeFirst(t *testing.T) {
	w := newWorld(t)
	first, urgent := w.submit("KZ-11"), w.submit("KZ-11")
	w.assigned(urgent, berik, aigul)
	is(t, "before", w.queue(berik), first.Seq)
	w.Change(func(tx store.Tx) error {
		p, err := tx.Proposal(urgent.Seq)
		check(t, err)
		p.Flags = []screening.Flag{screening.FlagCrisis}
		return tx.SaveProposal(p)
	})
	is(t, "urgent, though a colleague looks after it", w.queue(berik), urgent.Seq)
	is(t, "taken by", w.holder(urgent), 0)
	is(t, "once looked at", w.skip(berik, w.present(urgent)), first.Seq)
	is(t, "not again", w.queue(berik), first.Seq)
}

// A card that was opened by its number does not move the cursor: what comes before it has
// not been seen.
func TestSkippingACardFromElsewhereLeavesNothingUnseen(t *testing.T) {
	w := newWorld(t)
	first, second, third := w.submit("KZ-11"), w.submit("KZ-11"), w.submit("KZ-11")
	w.submit("KZ-11")
	is(t, "first", w.queue(aigul), first.Seq)
	_, err := w.Command(aigul, "view", "3")
	is(t, "view", problem(err), "")
	is(t, "where the round was", w.skip(aigul, third), first.Seq)
	is(t, "what comes next", w.skip(aigul, first), second.Seq)
}
