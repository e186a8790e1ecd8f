package store_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/storetest"
)

const day = 24 * time.Hour

func TestWhatAQuestionChanges(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		effect(t, tx, asked(store.ActionAsk, bySecond, seq, 0), 1, func(p *store.Proposal) {
			p.Status, p.AnsweredAt, p.DaysLeft = store.Asked, later, 5
			p.Dialogue = []store.Exchange{{AskedBy: 901, AskedByName: "Берік", Question: "Қай ауылда?", Language: store.Kazakh, AskedAt: later}}
		})
		rings(t, tx, store.AlarmRemind, seq, later.Add(2*day))
		rings(t, tx, store.AlarmTell, seq, time.Time{})
	})
}

// While the author is asked the promise stands still: the working days that were
// left begin to run again with the answer, however long that takes.
func TestThePromiseStopsWhileTheAuthorIsAsked(t *testing.T) {
	for _, c := range []struct {
		askedAfter, answeredAfter int // days after sending, a Tuesday; five working days are promised
		due                       store.Date
	}{
		{0, 0, "2026-12-01"},
		{0, 1, "2026-12-02"},
		{1, 2, "2026-12-02"},
		{3, 6, "2026-12-02"},   // asked on Friday with two left, answered on Monday
		{4, 5, "2026-12-01"},   // both on the weekend
		{6, 20, "2026-12-15"},  // asked on Monday with one left
		{7, 8, "2026-12-02"},   // asked on the last day: it is due on the day of the answer
		{10, 12, "2026-12-06"}, // asked when it was late already
	} {
		within(t, func(tx store.Tx) {
			p, err := storetest.Sample{At: sent}.Submit(tx)
			check(t, err)
			ask, answer := asked(store.ActionAsk, bySecond, p.Seq, 0), asked(store.ActionAnswer, byAuthor, p.Seq, 0)
			ask.At, answer.At = sent.AddDate(0, 0, c.askedAfter), sent.AddDate(0, 0, c.answeredAfter).Add(time.Minute)
			p, err = store.Apply(tx, unhurried(), storetest.Zone, ask)
			check(t, err)
			if p.Overdue("2030-01-01") {
				t.Error("it is late while the author is asked")
			}
			p, err = store.Apply(tx, unhurried(), storetest.Zone, answer)
			check(t, err)
			if p.DueOn != c.due || p.DaysLeft != 0 {
				t.Errorf("asked after %d days and answered after %d: due on %s with %d days left, want %s", c.askedAfter, c.answeredAfter, p.DueOn, p.DaysLeft, c.due)
			}
		})
	}
}

func TestWhatAnAnswerChanges(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		change := asked(store.ActionAnswer, byAuthor, seq, 0)
		change.Text = "Толығы: example.kz"
		change.Attachments = []store.Attachment{{Kind: store.Photo, FileID: "AgAD", Message: 7}}
		effect(t, tx, change, 1, func(p *store.Proposal) {
			p.Status, p.Assignee, p.AssigneeName, p.DaysLeft, p.DueOn = store.Submitted, 900, "Айгүл", 0, "2026-12-01"
			p.Flags = []store.Flag{store.FlagLink}
			question := &p.Dialogue[0]
			question.Answer, question.AnsweredAt = change.Text, later
			question.Attachments = []store.Attachment{{Kind: store.Photo, FileID: "AgAD"}}
		})
		rings(t, tx, store.AlarmRemind, seq, time.Time{})
	})
}

// What the author had begun to answer is gone with the question, and the promise runs
// again as after an answer.
func TestWhatTakingAQuestionBackChanges(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.ReplyDrafts.Put(tx, store.Reply{Proposal: seq, Parts: []store.Part{{Message: 7, Text: "Бесінші"}}}))
		counts := countsOf(t, tx)
		change := asked(store.ActionUnask, bySecond, seq, 0)
		change.At = later.Add(day)
		effect(t, tx, change, 1, func(p *store.Proposal) {
			p.Status, p.DaysLeft, p.DueOn = store.Submitted, 0, "2026-12-02"
			p.Dialogue[0].WithdrawnAt = change.At
		})
		equal(t, countsOf(t, tx), counts)
		rings(t, tx, store.AlarmRemind, seq, time.Time{})
		if _, err := store.ReplyDrafts.Get(tx, seq); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the answer that was begun is kept: %v", err)
		}
	})
}

// A question that was taken back leaves the proposal where it stood in the queue.
func TestAQuestionTakenBackLeavesThePlaceInTheQueue(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		var orders []store.Tier
		for _, change := range []store.Change{
			asked(store.ActionUnask, bySecond, seq, 0),
			asked(store.ActionAsk, bySecond, seq, 0), asked(store.ActionAnswer, byAuthor, seq, 0),
			asked(store.ActionAsk, bySecond, seq, 0), asked(store.ActionUnask, bySecond, seq, 0),
		} {
			p, err := store.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			if p.Status.Waiting() {
				orders = append(orders, store.OrderOf(p).Tier)
			}
		}
		equal(t, orders, []store.Tier{store.TierOther, store.TierAnswered, store.TierAnswered})
	})
}

// Two reminders, then the closing, which the author takes back; after that it all
// begins again.
func TestRemindersClosingAndResuming(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		clock := func(action store.Action, at time.Time, expect func(p *store.Proposal)) {
			t.Helper()
			change := asked(action, byClock, seq, 0)
			change.At = at
			revisions := uint32(0)
			if action == store.ActionLapse {
				revisions = 1
			}
			effect(t, tx, change, revisions, expect)
		}
		rings(t, tx, store.AlarmRemind, seq, decidedAt.Add(2*day))
		clock(store.ActionRemind, decidedAt.Add(2*day), func(p *store.Proposal) { p.Dialogue[0].Reminded, p.Dialogue[0].RemindedAt = 1, decidedAt.Add(2*day) })
		rings(t, tx, store.AlarmRemind, seq, decidedAt.Add(7*day))
		clock(store.ActionRemind, decidedAt.Add(7*day), func(p *store.Proposal) { p.Dialogue[0].Reminded, p.Dialogue[0].RemindedAt = 2, decidedAt.Add(7*day) })
		rings(t, tx, store.AlarmRemind, seq, decidedAt.Add(14*day))
		closed := decidedAt.Add(14 * day)
		clock(store.ActionLapse, closed, func(p *store.Proposal) {
			p.Status, p.Decision = store.Lapsed, store.Decision{Action: store.ActionLapse, At: closed}
		})
		rings(t, tx, store.AlarmRemind, seq, time.Time{})

		resume := asked(store.ActionResume, byAuthor, seq, 0)
		resume.At = closed.Add(day)
		effect(t, tx, resume, 1, func(p *store.Proposal) {
			p.Past = []store.Decision{{Action: store.ActionLapse, At: closed}}
			p.Status, p.Decision = store.Asked, store.Decision{}
			p.Dialogue[0].ResumedAt, p.Dialogue[0].Reminded, p.Dialogue[0].RemindedAt = resume.At, 0, time.Time{}
		})
		rings(t, tx, store.AlarmRemind, seq, resume.At.Add(2*day))
	})
}

// After an outage what was missed is not made up for at once: the reminders keep the
// spans between them, and the author the time until the closing.
func TestRemindersKeepTheirSpansAfterAnOutage(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		late := decidedAt.Add(400 * time.Hour)
		for i, gap := range []time.Duration{5 * day, 7 * day} {
			change := asked(store.ActionRemind, byClock, seq, 0)
			change.At = late
			p, err := store.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			rings(t, tx, store.AlarmRemind, seq, late.Add(gap))
			if closes := unhurried().Moderation.ClosesAt(p.Question()); !closes.Equal(decidedAt.Add(400*time.Hour + 12*day)) {
				t.Errorf("after %d reminders the proposal is closed at %v", i+1, closes)
			}
			late = late.Add(gap)
		}
	})
}

func TestASecondQuestionFollowsTheFirst(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		for _, change := range []store.Change{asked(store.ActionAnswer, byAuthor, seq, 0), asked(store.ActionAsk, bySecond, seq, 0)} {
			_, err := store.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
		}
		p, err := tx.Proposal(seq)
		check(t, err)
		if len(p.Dialogue) != 2 || !p.Dialogue[0].Answered() || p.Question().Answered() || p.Question().AskedBy != 901 {
			t.Errorf("the dialogue is %+v", p.Dialogue)
		}
	})
}

// What its author had begun to answer is no answer to what may be asked after a
// proposal was opened again.
func TestReopeningLeavesNoBegunAnswer(t *testing.T) {
	when(t, "lapsed", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.ReplyDrafts.Put(tx, store.Reply{Proposal: seq, Parts: []store.Part{{Message: 7, Text: "Бесінші"}}}))
		change := asked(store.ActionReopen, bySecond, seq, 0)
		change.Reason = store.Reason{Text: "себебі", Language: store.Kazakh}
		_, err := store.Apply(tx, unhurried(), storetest.Zone, change)
		check(t, err)
		if _, err := store.ReplyDrafts.Get(tx, seq); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the begun answer is still there: %v", err)
		}
	})
}
