package staff_test

import (
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

func (w *world) lease(seq store.Seq) (lease store.Lease) {
	w.Helper()
	w.Change(func(tx store.Tx) (err error) {
		lease, err = store.FindLease(tx, seq)
		return err
	})
	return lease
}

func TestOpeningTakesWhatIsFree(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	for _, open := range []string{"view", "queue"} {
		_, err := w.Command(aigul, open, "1")
		is(t, "open", problem(err), "")
		is(t, "holder", w.lease(1).By, aigul)
		w.Change(func(tx store.Tx) error { return store.Leases.Delete(tx, 1) })
	}
	_, err := w.press(aigul, "card", proposal.Press(p, card.CardAction))
	is(t, "card", problem(err), "")
	is(t, "holder", w.lease(1).By, aigul)
	is(t, "until", w.lease(1).Until, w.Now.Add(time.Duration(w.Catalogue.Moderation.LeaseDuration)))

	turn, err := w.Command(berik, "view", "1")
	is(t, "view", problem(err), "")
	is(t, "holder", w.lease(1).By, aigul)
	is(t, "buttons", actions(w.card(turn, berik, p)), "take more text files skip")
}

func TestReadersAndWhatIsDecidedHoldNothing(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(coordinator, "view", "1")
	is(t, "coordinator", problem(err), "")
	is(t, "holder", w.lease(1).By, 0)
	_, err = w.press(aigul, "accept", proposal.Press(p, card.AcceptAction))
	is(t, "accept", problem(err), "")
	_, err = w.Command(aigul, "view", "1")
	is(t, "decided", problem(err), "")
	is(t, "holder", w.lease(1).By, 0)
}

// The assignee of a proposal may decide on it, and so may claim it.
func TestAssigneeTakes(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		_, err := rules.Apply(tx, w.Catalogue, time.UTC, rules.Change{
			Proposal: 1, Action: store.ActionAssign, By: store.Staff{ID: aigul, Role: store.RoleModerator},
			Assignee: store.Staff{ID: coordinator, Name: "Coordinator"}, At: w.Now,
		})
		return err
	})
	turn, err := w.Command(coordinator, "queue", "")
	is(t, "queue", problem(err), "")
	is(t, "holder", w.lease(1).By, coordinator)
	is(t, "buttons", actions(w.card(turn, coordinator, w.stored(1))), "accept decline ask more text files skip release filter")
}

func TestHeldProposalIsNotDecided(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "view", "1")
	is(t, "view", problem(err), "")
	turn, err := w.press(berik, "accept", proposal.Press(p, card.AcceptAction))
	is(t, "press", problem(err), "")
	is(t, "toast", turn.Toast.Key, "held_by_other")
	is(t, "name", turn.Toast.Data["Name"], any("Aigul"))
	turn, err = w.Command(berik, "decline", "1 жазылғаны түсініксіз")
	is(t, "command", problem(err), "")
	is(t, "first", w.card(turn, berik, p).Text[0].Key, "held_by_other")
	is(t, "status", w.stored(1).Status, store.StatusSubmitted)

	w.Now = w.lease(1).Until
	_, err = w.press(berik, "accept", proposal.Press(p, card.AcceptAction))
	is(t, "after it ended", problem(err), "")
	is(t, "status", w.stored(1).Status, store.StatusAccepted)
	is(t, "lease", w.lease(1), store.Lease{})
}

func TestTakeOverTellsWhoHadIt(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "view", "1")
	is(t, "view", problem(err), "")
	turn, err := w.press(berik, "take", proposal.Press(p, card.TakeAction))
	is(t, "take", problem(err), "")
	is(t, "holder", w.lease(1).By, berik)
	is(t, "his card", actions(w.card(turn, berik, p)), "accept decline ask more text files skip release")
	is(t, "her card", actions(w.card(turn, aigul, p)), "take more text files skip")
	notice, told := effectIn(turn, aigul, "")
	is(t, "told", told, true)
	is(t, "notice", texts(notice.Screen), "taken_over")
	is(t, "lane", notice.Row.Lane, store.LaneNotices)

	turn, err = w.press(berik, "take", proposal.Press(p, card.TakeAction))
	is(t, "again", problem(err), "")
	_, told = effectIn(turn, aigul, "")
	is(t, "told again", told, false)
	for who, want := range map[store.PersonID]string{coordinator: "take_not_yours", western: "proposal_out_of_scope", author: "not_yours"} {
		_, err = w.press(who, "take", proposal.Press(p, card.TakeAction))
		is(t, "not theirs", problem(err), want)
	}
	is(t, "holder", w.lease(1).By, berik)
}

func TestReleaseGivesOnlyOnesOwnBack(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.Command(aigul, "view", "1")
	is(t, "view", problem(err), "")
	turn, err := w.Command(berik, "release", "1")
	is(t, "somebody else's", problem(err), "")
	is(t, "somebody else's", w.card(turn, berik, p).Text[0].Key, "release_not_held")
	is(t, "holder", w.lease(1).By, aigul)
	_, err = w.Command(aigul, "release", "1 now")
	is(t, "usage", problem(err), "release_usage")
	turn, err = w.press(aigul, "release", proposal.Press(p, card.ReleaseAction))
	is(t, "own", problem(err), "")
	is(t, "toast", turn.Toast.Key, "release_done")
	is(t, "holder", w.lease(1).By, 0)
	is(t, "his copy", actions(w.card(turn, berik, p)), "accept decline ask more text files skip")
}

func TestQueueGoesFirstToWhatIsFree(t *testing.T) {
	w := newWorld(t)
	first, second := w.submit("KZ-11"), w.submit("KZ-11")
	turn, err := w.Command(aigul, "queue", "")
	is(t, "first", problem(err), "")
	w.card(turn, aigul, first)
	turn, err = w.Command(berik, "queue", "")
	is(t, "second", problem(err), "")
	w.card(turn, berik, second)

	w.Change(func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: 15, Role: store.RoleModerator, Name: "Third"})
	})
	turn, err = w.Command(15, "queue", "")
	is(t, "all held", problem(err), "")
	list, _ := effectIn(turn, 15, "queue")
	is(t, "all held", texts(list.Screen), "queue_head queue_held")
	is(t, "buttons", actions(list.Screen), "card card queue filter")

	turn, err = w.press(berik, "skip", proposal.Press(second, card.SkipAction))
	is(t, "skip", problem(err), "")
	is(t, "given back", w.lease(second.Seq).By, 0)
	last, _ := effectIn(turn, berik, "queue")
	is(t, "last", texts(last.Screen), "queue_last")
}
