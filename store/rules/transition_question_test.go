package rules_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
	"usynys/store/storetest"
)

const day = 24 * time.Hour

func TestWhatAQuestionChanges(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		effect(t, tx, asked(store.ActionAsk, bySecond, seq, 0), 1, func(p *store.Proposal) {
			p.Status, p.FirstResponseAt, p.DaysLeft = store.StatusAsked, later, 5
			p.Questions = []store.Question{{AskedBy: 901, AskedByName: "Берік", Text: "Қай ауылда?", Language: store.Kazakh, AskedAt: later}}
		})
		rings(t, tx, store.AlarmRemind, seq, later.Add(2*day))
		rings(t, tx, store.AlarmNotify, seq, time.Time{})
	})
}

// TestThePromiseStopsWhileTheAuthorIsAsked: while the author is asked the deadline is
// suspended: the working days that were left run on from the reply, no matter how late it
// comes.
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
			ask, answer := asked(store.ActionAsk, bySecond, p.Seq, 0), asked(store.ActionReply, byAuthor, p.Seq, 0)
			ask.At, answer.At = sent.AddDate(0, 0, c.askedAfter), sent.AddDate(0, 0, c.answeredAfter).Add(time.Minute)
			p, err = rules.Apply(tx, unhurried(), storetest.Zone, ask)
			check(t, err)
			if p.Overdue("2030-01-01") {
				t.Error("it is late while the author is asked")
			}
			p, err = rules.Apply(tx, unhurried(), storetest.Zone, answer)
			check(t, err)
			if p.DueOn != c.due || p.DaysLeft != 0 {
				t.Errorf("asked after %d days and answered after %d: due on %s with %d days left, want %s", c.askedAfter, c.answeredAfter, p.DueOn, p.DaysLeft, c.due)
			}
		})
	}
}

func TestWhatAnAnswerChanges(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		change := asked(store.ActionReply, byAuthor, seq, 0)
		change.Text = "Толығы: example.kz"
		change.Attachments = []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD", Message: 7}}
		effect(t, tx, change, 1, func(p *store.Proposal) {
			p.Status, p.Assignee, p.AssigneeName, p.DaysLeft, p.DueOn = store.StatusSubmitted, 900, "Айгүл", 0, "2026-12-01"
			p.Flags = []screening.Flag{screening.FlagLink}
			question := &p.Questions[0]
			question.Reply, question.RepliedAt = change.Text, later
			question.Attachments = []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD"}}
		})
		rings(t, tx, store.AlarmRemind, seq, time.Time{})
	})
}

// TestWhatTakingAQuestionBackChanges: the draft of the reply is deleted with the
// question, and the deadline runs again as after a reply.
func TestWhatTakingAQuestionBackChanges(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.ReplyDrafts.Put(tx, store.ReplyDraft{Proposal: seq, Parts: []store.TextPart{{Message: 7, Text: "Бесінші"}}}))
		counts := countsOf(t, tx)
		change := asked(store.ActionWithdrawQuestion, bySecond, seq, 0)
		change.At = later.Add(day)
		effect(t, tx, change, 1, func(p *store.Proposal) {
			p.Status, p.DaysLeft, p.DueOn = store.StatusSubmitted, 0, "2026-12-02"
			p.Questions[0].WithdrawnAt = change.At
		})
		equal(t, countsOf(t, tx), counts)
		rings(t, tx, store.AlarmRemind, seq, time.Time{})
		if _, err := store.ReplyDrafts.Get(tx, seq); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the answer that was begun is kept: %v", err)
		}
	})
}

// TestAQuestionTakenBackLeavesThePlaceInTheQueue: a withdrawn question does not
// change the order of the proposal in the queue.
func TestAQuestionTakenBackLeavesThePlaceInTheQueue(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		var orders []store.Tier
		for _, change := range []rules.Change{
			asked(store.ActionWithdrawQuestion, bySecond, seq, 0),
			asked(store.ActionAsk, bySecond, seq, 0), asked(store.ActionReply, byAuthor, seq, 0),
			asked(store.ActionAsk, bySecond, seq, 0), asked(store.ActionWithdrawQuestion, bySecond, seq, 0),
		} {
			p, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			if p.Status.Waiting() {
				orders = append(orders, store.OrderOf(p).Tier)
			}
		}
		equal(t, orders, []store.Tier{store.TierOther, store.TierAnswered, store.TierAnswered})
	})
}

// TestRemindersClosingAndResuming: two reminders, then the proposal is closed; the author
// resumes it, and all begins again.
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
		clock(store.ActionRemind, decidedAt.Add(2*day), func(p *store.Proposal) {
			p.Questions[0].ReminderCount, p.Questions[0].LastReminderAt = 1, decidedAt.Add(2*day)
		})
		rings(t, tx, store.AlarmRemind, seq, decidedAt.Add(7*day))
		clock(store.ActionRemind, decidedAt.Add(7*day), func(p *store.Proposal) {
			p.Questions[0].ReminderCount, p.Questions[0].LastReminderAt = 2, decidedAt.Add(7*day)
		})
		rings(t, tx, store.AlarmRemind, seq, decidedAt.Add(14*day))
		closed := decidedAt.Add(14 * day)
		clock(store.ActionLapse, closed, func(p *store.Proposal) {
			p.Status, p.Decision = store.StatusLapsed, store.Decision{Action: store.ActionLapse, At: closed}
		})
		rings(t, tx, store.AlarmRemind, seq, time.Time{})

		resume := asked(store.ActionResumeLapsed, byAuthor, seq, 0)
		resume.At = closed.Add(day)
		effect(t, tx, resume, 1, func(p *store.Proposal) {
			p.PastDecisions = []store.Decision{{Action: store.ActionLapse, At: closed}}
			p.Status, p.Decision = store.StatusAsked, store.Decision{}
			p.Questions[0].ResumedAt, p.Questions[0].ReminderCount, p.Questions[0].LastReminderAt = resume.At, 0, time.Time{}
		})
		rings(t, tx, store.AlarmRemind, seq, resume.At.Add(2*day))
	})
}

// TestRemindersKeepTheirSpansAfterAnOutage: after an outage missed reminders are not
// sent at once: the reminders keep the spans between them, and the author the time until
// the closing.
func TestRemindersKeepTheirSpansAfterAnOutage(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		late := decidedAt.Add(400 * time.Hour)
		for i, gap := range []time.Duration{5 * day, 7 * day} {
			change := asked(store.ActionRemind, byClock, seq, 0)
			change.At = late
			p, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			rings(t, tx, store.AlarmRemind, seq, late.Add(gap))
			if closes := unhurried().Moderation.LapsesAt(p.LatestQuestion()); !closes.Equal(decidedAt.Add(400*time.Hour + 12*day)) {
				t.Errorf("after %d reminders the proposal is closed at %v", i+1, closes)
			}
			late = late.Add(gap)
		}
	})
}

func TestASecondQuestionFollowsTheFirst(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		for _, change := range []rules.Change{asked(store.ActionReply, byAuthor, seq, 0), asked(store.ActionAsk, bySecond, seq, 0)} {
			_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
		}
		p, err := tx.Proposal(seq)
		check(t, err)
		if len(p.Questions) != 2 || !p.Questions[0].Replied() || p.LatestQuestion().Replied() || p.LatestQuestion().AskedBy != 901 {
			t.Errorf("the dialogue is %+v", p.Questions)
		}
	})
}

// TestReopeningLeavesNoBegunAnswer: a reply that the author had begun is no reply to
// a question after the proposal was reopened.
func TestReopeningLeavesNoBegunAnswer(t *testing.T) {
	when(t, "lapsed", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.ReplyDrafts.Put(tx, store.ReplyDraft{Proposal: seq, Parts: []store.TextPart{{Message: 7, Text: "Бесінші"}}}))
		change := asked(store.ActionReopen, bySecond, seq, 0)
		change.Reason = store.Reason{Text: "себебі", Language: store.Kazakh}
		_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
		check(t, err)
		if _, err := store.ReplyDrafts.Get(tx, seq); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the begun answer is still there: %v", err)
		}
	})
}
