package staff_test

import (
	"errors"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/bulk"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// part runs the alarm of Aigul's bulk change, if one is set, as the clock does.
func (w *world) part() *dialog.Turn {
	w.Helper()
	w.Now = w.Now.Add(time.Second)
	return w.Act(func(turn *dialog.Turn) error {
		due, err := turn.Tx.Alarms(w.Now, 10)
		for _, alarm := range due {
			if alarm.Kind == store.AlarmBulk {
				err = errors.Join(err, turn.Tx.ClearAlarm(alarm.Kind, alarm.Subject), bulk.RunBatch(turn, alarm))
			}
		}
		return err
	})
}

// many stores proposals that wait, all submitted within an hour.
func (w *world) many(count int) {
	w.Helper()
	at := w.Now
	for range count {
		w.submit("KZ-11")
		w.Now = at
	}
}

// begin starts a bulk change of everything that Aigul's filter matches.
func (w *world) begin(argument string) {
	w.Helper()
	do := w.previewed(argument)
	_, err := w.press(aigul, "bulk_do", do)
	is(w.T, "do", problem(err), "")
}

// previewed returns the button that starts the change in the preview.
func (w *world) previewed(argument string) dialog.Press {
	w.Helper()
	turn, err := w.press(aigul, "bulk_preview", dialog.Press{Action: bulk.PreviewAction, Argument: argument})
	is(w.T, "preview", problem(err), "")
	shown, _ := effectIn(turn, aigul, "queue")
	return shown.Screen.Rows[0][0].Press
}

func (w *world) ended(turn *dialog.Turn, how string) map[string]any {
	w.Helper()
	shown, found := effectIn(turn, aigul, "bulk")
	if !found || shown.Screen.Text[0].Key != how {
		w.Fatalf("shown is %q, want %q", texts(shown.Screen), how)
	}
	numbers := map[string]any{}
	lines, _ := shown.Screen.Text[1].Data["Lines"].([]dialog.Text)
	for _, line := range lines {
		numbers[line.Key] = line.Data["Number"]
	}
	return numbers
}

func (w *world) statuses() (accepted, waiting int) {
	w.Helper()
	check(w.T, w.Store.View(w.Context(), func(r store.Reader) error {
		for p, err := range r.Proposals(0) {
			check(w.T, err)
			switch p.Status {
			case store.StatusAccepted:
				accepted++
			case store.StatusSubmitted:
				waiting++
			}
		}
		return nil
	}))
	return accepted, waiting
}

func TestBulkLeavesAloneWhatHasChangedMeanwhile(t *testing.T) {
	w := newWorld(t)
	w.many(40)
	w.begin("accept")
	w.part()
	accepted, _ := w.statuses()
	is(t, "after the first part", accepted, 25)

	// Of the rest one is decided, one noted, one leased and one erased.
	w.Change(func(tx store.Tx) error {
		berikDoes := func(seq store.Seq, change rules.Change) error {
			change.Proposal, change.By, change.At = seq, store.Staff{ID: berik, Role: store.RoleModerator, Name: "Berik"}, w.Now
			_, err := rules.Apply(tx, w.Catalogue, time.UTC, change)
			return err
		}
		if _, err := rules.ClaimLease(tx, 28, store.Staff{ID: berik}, w.Now, time.Hour); err != nil {
			return err
		}
		if err := berikDoes(26, rules.Change{Action: store.ActionDecline, Reason: store.Reason{Code: "vague"}}); err != nil {
			return err
		}
		if err := berikDoes(27, rules.Change{Action: store.ActionNote, Text: "Look at this"}); err != nil {
			return err
		}
		if err := tx.DeleteProposal(29); err != nil {
			return err
		}
		return tx.AppendAudit(store.AuditEntry{At: w.Now, Action: store.ActionErase, Proposal: 29, From: store.StatusSubmitted})
	})
	numbers := w.ended(w.part(), "bulk_ended")
	is(t, "changed", numbers["bulk_done"], any(36))
	is(t, "passed over", numbers["bulk_passed"], any(4))
	accepted, waiting := w.statuses()
	is(t, "accepted", accepted, 36)
	is(t, "waiting", waiting, 2)

	w.part()
	again, _ := w.statuses()
	is(t, "nothing rings again", again, 36)
}

// Each is a decision of its own in the audit log, and each author is notified.
func TestBulkIsManySingleDecisions(t *testing.T) {
	w := newWorld(t)
	w.many(3)
	w.begin("accept")
	turn := w.part()
	notices := 0
	for _, effect := range turn.Effects {
		if effect.To == author.Chat() && effect.Row.Lane == store.LaneNotices {
			notices++
		}
	}
	is(t, "notices", notices, 3)
	check(t, w.Store.View(t.Context(), func(r store.Reader) error {
		for seq := range store.Seq(3) {
			entries := 0
			for entry, err := range r.AuditOf(seq + 1) {
				check(t, err)
				if entry.Action == store.ActionAccept && entry.Actor == aigul {
					entries++
				}
			}
			is(t, "audit entries", entries, 1)
		}
		return nil
	}))
}

func TestBulkOfTheDismissedStops(t *testing.T) {
	for name, dismiss := range map[string]func(store.Tx) error{
		"dismissed":                func(tx store.Tx) error { return store.StaffRecords.Delete(tx, aigul) },
		"has no role any more":     func(tx store.Tx) error { return store.StaffRecords.Put(tx, store.Staff{ID: aigul}) },
		"assignee no longer there": func(tx store.Tx) error { return store.StaffRecords.Delete(tx, berik) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.many(30)
			w.begin("assign.12")
			w.part()
			w.Change(dismiss)
			numbers := w.ended(w.part(), "bulk_dismissed")
			is(t, "changed", numbers["bulk_done"], any(25))
			is(t, "left", numbers["bulk_left"], any(5))
		})
	}
}

// A colleague who has left the staff gets no notice of what was assigned to them.
func TestBulkTellsNobodyWhoHasLeft(t *testing.T) {
	for _, left := range []bool{false, true} {
		w := newWorld(t)
		w.many(30)
		do := w.previewed("assign.12")
		turn, err := w.press(aigul, "bulk_do", do)
		is(t, "do", problem(err), "")
		shown, _ := effectIn(turn, aigul, "bulk")
		w.part()
		if left {
			w.Change(func(tx store.Tx) error { return store.StaffRecords.Delete(tx, berik) })
		}
		turn, err = w.press(aigul, "bulk_stop", shown.Screen.Rows[0][0].Press)
		is(t, "stop", problem(err), "")
		is(t, "told", notice(turn, berik) != "", !left)
	}
}

// A moderator whose scope was narrowed changes nothing outside it.
func TestBulkKeepsToTheScopeOfNow(t *testing.T) {
	w := newWorld(t)
	w.many(30)
	w.begin("move.housing")
	w.part()
	w.Change(func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: aigul, Role: store.RoleModerator, Name: "Aigul", Scope: store.Scope{Regions: []string{"KZ-75"}}})
	})
	numbers := w.ended(w.part(), "bulk_ended")
	is(t, "changed", numbers["bulk_done"], any(25))
	is(t, "passed over", numbers["bulk_passed"], any(5))
}

// A kill rolls back the part in progress together with its count.
func TestBulkDoesNothingTwice(t *testing.T) {
	w := newWorld(t)
	w.many(30)
	w.begin("accept")
	killed := errors.New("killed")
	err := w.Store.Update(t.Context(), func(tx store.Tx) error {
		turn := &dialog.Turn{Now: w.Now, Zone: time.UTC, Catalogue: &w.Catalogue, Tx: tx}
		check(t, bulk.RunBatch(turn, store.Alarm{Kind: store.AlarmBulk, Subject: uint64(aigul)}))
		return killed
	})
	if !errors.Is(err, killed) {
		t.Fatal(err)
	}
	w.part()
	accepted, _ := w.statuses()
	is(t, "after one part", accepted, 25)
	numbers := w.ended(w.part(), "bulk_ended")
	is(t, "changed", numbers["bulk_done"], any(30))
	is(t, "passed over", numbers["bulk_passed"], any(nil))
}

func TestBulkDoesWhatWasPreviewed(t *testing.T) {
	w := newWorld(t)
	w.many(3)
	do := w.previewed("accept")
	w.many(1)
	turn, err := w.press(aigul, "bulk_do", do)
	is(t, "do", problem(err), "")
	shown, _ := effectIn(turn, aigul, "queue")
	is(t, "shown", texts(shown.Screen), "bulk_list_changed bulk_preview_accept bulk_then_accept")
	w.part()
	accepted, _ := w.statuses()
	is(t, "accepted", accepted, 0)
}

func TestBulkStopAndOneAtATime(t *testing.T) {
	w := newWorld(t)
	w.many(30)
	do := w.previewed("accept")
	turn, err := w.press(aigul, "bulk_do", do)
	is(t, "do", problem(err), "")
	shown, _ := effectIn(turn, aigul, "bulk")
	stop := shown.Screen.Rows[0][0].Press

	turn, err = w.press(aigul, "bulk_do", do)
	is(t, "a second tap", problem(err), "")
	shown, _ = effectIn(turn, aigul, "bulk")
	is(t, "a second tap", texts(shown.Screen), "bulk_running bulk_doing_accept")

	w.part()
	old := stop
	old.Revision--
	_, err = w.press(aigul, "bulk_stop", old)
	is(t, "the button of another work", problem(err), "stale_button")
	_, err = w.press(berik, "bulk_stop", stop)
	is(t, "somebody else's button", problem(err), "stale_button")
	turn, err = w.press(aigul, "bulk_stop", stop)
	is(t, "stop", problem(err), "")
	numbers := w.ended(turn, "bulk_stopped")
	is(t, "left", numbers["bulk_left"], any(5))
	w.part()
	accepted, _ := w.statuses()
	is(t, "accepted", accepted, 25)
}

// Hidden, urgent and leased proposals are not accepted with the rest.
func TestBulkAcceptLeavesAlone(t *testing.T) {
	w := newWorld(t)
	w.many(4)
	w.Change(func(tx store.Tx) error {
		if _, err := rules.ClaimLease(tx, 1, store.Staff{ID: berik}, w.Now, time.Hour); err != nil {
			return err
		}
		if _, err := rules.Apply(tx, w.Catalogue, time.UTC, rules.Change{
			Proposal: 2, Action: store.ActionHide, By: store.Staff{ID: berik, Role: store.RoleModerator}, At: w.Now,
		}); err != nil {
			return err
		}
		p, err := tx.Proposal(3)
		if err != nil {
			return err
		}
		p.Flags = []screening.Flag{screening.FlagCrisis}
		return tx.SaveProposal(p)
	})
	w.begin("accept")
	numbers := w.ended(w.part(), "bulk_ended")
	is(t, "changed", numbers["bulk_done"], any(1))
	is(t, "nothing else was tried", numbers["bulk_passed"], any(nil))
	w.Change(func(tx store.Tx) error {
		p, err := tx.Proposal(4)
		is(t, "the fourth", p.Status, store.StatusAccepted)
		return err
	})

	// What a colleague has a lease of can still be assigned.
	turn, err := w.press(aigul, "bulk_preview", dialog.Press{Argument: "assign.12"})
	is(t, "preview", problem(err), "")
	shown, _ := effectIn(turn, aigul, "queue")
	is(t, "to assign", shown.Screen.Text[0].Count, 2)
}

func TestBulkColleaguesAreThoseInScope(t *testing.T) {
	w := newWorld(t)
	w.many(1)
	turn, err := w.press(aigul, "bulk_choose", dialog.Press{Argument: "assign"})
	is(t, "choose", problem(err), "")
	shown, _ := effectIn(turn, aigul, "queue")
	var offered []string
	for _, row := range shown.Screen.Rows {
		offered = append(offered, row[0].Press.Argument)
	}
	// Neither a moderator of another region nor any other person.
	want := []string{"assign.11", "assign.12", "assign.14", ""}
	if len(offered) != len(want) {
		t.Fatalf("offered are %q, want %q", offered, want)
	}
	for i := range want {
		is(t, "offered", offered[i], want[i])
	}
}

func TestBulkForgedAndStale(t *testing.T) {
	w := newWorld(t)
	w.many(1)
	for _, argument := range []string{"", "decline", "move.nothing", "assign.x", "assign.999", "move"} {
		_, err := w.press(aigul, "bulk_preview", dialog.Press{Argument: argument})
		is(t, "preview "+argument, problem(err), "stale_button")
	}
	_, err := w.press(aigul, "bulk_do", dialog.Press{Argument: "accept", Revision: 7})
	is(t, "do", problem(err), "")
	accepted, _ := w.statuses()
	is(t, "accepted", accepted, 0)
	turn, err := w.Command(coordinator, "bulk", "")
	is(t, "a coordinator", problem(err), "")
	shown, _ := effectIn(turn, coordinator, "queue")
	is(t, "a coordinator", texts(shown.Screen), "bulk_head bulk_nothing")
	is(t, "a coordinator", actions(shown.Screen), card.FilterAction+" "+bulk.CancelAction)
}
