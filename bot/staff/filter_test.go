package staff_test

import (
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// filter presses a button of the filter.
func (w *world) filter(by store.PersonID, argument string) (*dialog.Turn, error) {
	w.Helper()
	return w.press(by, "filter", dialog.Press{Action: card.FilterAction, Argument: argument})
}

func (w *world) filterOf(id store.PersonID) (filter store.Filter) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		staff, err := store.StaffRecords.Get(tx, id)
		filter = staff.Filter
		return err
	})
	return filter
}

// counts returns the numbers on the buttons of a screen of the filter, by argument.
func counts(turn *dialog.Turn, by store.PersonID) map[string]int {
	effect, _ := effectIn(turn, by, "queue")
	found := map[string]int{}
	for _, row := range effect.Screen.Rows {
		for _, button := range row {
			if label, is := button.Label.(dialog.Text); is {
				if number, counted := label.Data["Number"].(int); counted {
					found[button.Press.Argument] = number
				}
			}
		}
	}
	return found
}

func TestFilterIsKeptAndCounts(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	w.submit("KZ-11")
	third := w.submit("KZ-27")
	turn, err := w.filter(aigul, "region")
	is(t, "regions", problem(err), "")
	is(t, "all", counts(turn, aigul)["region="], 3)
	is(t, "first region", counts(turn, aigul)["region=KZ-11"], 2)

	turn, err = w.filter(aigul, "region=KZ-27")
	is(t, "choose", problem(err), "")
	is(t, "kept", w.filterOf(aigul), store.Filter{Region: "KZ-27"})
	is(t, "others", w.filterOf(berik), store.Filter{})
	is(t, "passing", counts(turn, aigul)[""], 1)
	turn, err = w.filter(aigul, "region")
	is(t, "regions again", problem(err), "")
	is(t, "what another choice would leave", counts(turn, aigul)["region=KZ-11"], 2)

	turn, err = w.Command(aigul, "queue", "")
	is(t, "queue", problem(err), "")
	w.card(turn, aigul, third)

	_, err = w.filter(aigul, "mine=1")
	is(t, "mine", problem(err), "")
	turn, err = w.Command(aigul, "queue", "")
	is(t, "queue", problem(err), "")
	empty, _ := effectIn(turn, aigul, "queue")
	is(t, "empty", texts(empty.Screen), "queue_filtered_empty queue_unfiltered")
	turn, err = w.press(aigul, "filter", empty.Screen.Rows[0][0].Press)
	is(t, "drop", problem(err), "")
	is(t, "dropped", w.filterOf(aigul), store.Filter{})
	w.card(turn, aigul, w.stored(1))
}

func TestFilterByStatusLeavesOutWhatDoesNotApply(t *testing.T) {
	w := newWorld(t)
	first := w.submit("KZ-11")
	w.submit("KZ-27")
	w.Now = w.Now.Add(60 * 24 * time.Hour)
	turn, err := w.filter(aigul, "overdue=1")
	is(t, "overdue", problem(err), "")
	is(t, "overdue", counts(turn, aigul)["overdue="], 2)
	_, err = w.press(aigul, "accept", proposal.Press(first, card.AcceptAction))
	is(t, "accept", problem(err), "")
	turn, err = w.filter(aigul, "status")
	is(t, "statuses", problem(err), "")
	is(t, "waiting", counts(turn, aigul)["status=submitted"], 1)
	is(t, "accepted", counts(turn, aigul)["status=accepted"], 1)
	_, err = w.filter(aigul, "status=accepted")
	is(t, "accepted", problem(err), "")
	is(t, "kept", w.filterOf(aigul), store.Filter{Status: store.StatusAccepted})
	turn, err = w.Command(aigul, "queue", "")
	is(t, "queue", problem(err), "")
	screen := w.card(turn, aigul, first)
	is(t, "head", texts(screen), "queue_head queue_filter card_facts card_words card_files card_others card_decided")
	is(t, "buttons", actions(screen), "more text files queue skip filter")
	_, err = w.filter(aigul, "mine=1")
	is(t, "nobody's", problem(err), "stale_button")
	_, err = w.filter(aigul, "status=submitted")
	is(t, "waiting again", problem(err), "")
	is(t, "narrows nothing", w.filterOf(aigul), store.Filter{})
}

func TestForgedFilters(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	for _, argument := range []string{
		"region=KZ-99", "region=", "colour", "colour=red", "status=", "status=erased", "topic=", "language=en", "card.x", "mine", "region.-1", "region.99",
	} {
		_, err := w.filter(western, argument)
		want := "stale_button"
		switch argument {
		case "region=", "topic=", "region.-1", "region.99":
			want = ""
		}
		is(t, argument, problem(err), want)
		is(t, argument, w.filterOf(western), store.Filter{})
	}
	_, err := w.filter(western, "region=KZ-11")
	is(t, "outside the scope", problem(err), "stale_button")
}

// A moderator who turns a card into the filter releases its lease.
func TestFilterGivesTheCardBack(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	turn, err := w.Command(aigul, "queue", "")
	is(t, "queue", problem(err), "")
	screen := w.card(turn, aigul, w.stored(1))
	row := screen.Rows[len(screen.Rows)-1]
	turn, err = w.press(aigul, "filter", row[len(row)-1].Press)
	is(t, "filter", problem(err), "")
	is(t, "holder", w.lease(1).By, 0)
	filter, _ := effectIn(turn, aigul, "queue")
	is(t, "in place of", filter.Row.FromSlot, card.Slot(1))
}
