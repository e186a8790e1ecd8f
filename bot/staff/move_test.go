package staff_test

import (
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/screening"
)

func TestMovingTellsThoseOfTheNewRegionOfWhatIsUrgent(t *testing.T) {
	for _, urgent := range []bool{true, false} {
		w := newWorld(t)
		p := w.submit("KZ-11")
		if urgent {
			w.Change(func(tx store.Tx) error {
				p.Flags = []screening.Flag{screening.FlagCrisis}
				return tx.SaveProposal(p)
			})
		}
		turn, err := w.press(aigul, "move", proposal.PressChoice(p, card.MoveAction, "region.KZ-27"))
		is(t, "move", problem(err), "")
		want := ""
		if urgent {
			want = "urgent_crisis urgent_first"
		}
		is(t, "of the new region", notice(turn, western), want)
		is(t, "of all regions", notice(turn, berik), "")
	}
}

// A proposal that was moved out of a moderator's region is free for those of the new one.
func TestMovingFreesTheProposal(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-27")
	w.assigned(p, aigul, western)
	is(t, "opened", w.queue(western), p.Seq)
	turn, err := w.press(western, "move", proposal.PressChoice(w.present(p), card.MoveAction, "region.KZ-11"))
	is(t, "move", problem(err), "")
	is(t, "told", turn.Toast.Key, "done_moved")
	is(t, "held by", w.holder(p), 0)
	is(t, "taken up", w.queue(aigul), p.Seq)
	is(t, "held by", w.holder(p), aigul)
	w.Now = w.Now.Add(time.Minute)
	is(t, "nobody's in particular", w.present(p).Assignee, 0)
}
