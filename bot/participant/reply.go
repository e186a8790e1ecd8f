package participant

import (
	"errors"
	"strconv"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
	"usynys/store/rules"
)

// Reply returns the conversation in which an author replies to a moderator's question.
// The unsent reply is a [store.ReplyDraft], apart from the draft of a new proposal: an
// author may write both in turn.
func Reply() dialog.Flow {
	return dialog.Flow{
		ID:    ReplyFlow,
		Right: store.RightParticipate,
		Steps: []dialog.Step{{
			ID: "answer", Ask: askReply, Take: takeReply,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		// The only step sends the reply itself.
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelReply,
	}
}

// BeginReply begins or resumes the reply to a question. It resumes a proposal that has
// lapsed meanwhile.
func BeginReply(t *dialog.Turn) error {
	p, err := loadOwn(t)
	if err != nil {
		return err
	}
	if p, err = resumeLapsed(t, p); err != nil {
		return err
	}
	return beginReply(t, p)
}

// loadOwn returns the sender's own proposal that a button names. Another author's is
// refused like one that does not exist.
func loadOwn(t *dialog.Turn) (store.Proposal, error) {
	seq, err := strconv.ParseUint(t.Input.Press.Argument, 10, 63)
	if err != nil {
		return store.Proposal{}, dialog.ErrStale
	}
	p, err := t.Tx.Proposal(store.Seq(seq))
	if errors.Is(err, store.ErrNotFound) || err == nil && p.Author != t.Person.ID {
		return store.Proposal{}, dialog.ErrStale
	}
	return p, err
}

// resumeLapsed resumes a proposal if it has lapsed.
func resumeLapsed(t *dialog.Turn, p store.Proposal) (store.Proposal, error) {
	if p.Status != store.StatusLapsed {
		return p, nil
	}
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{
		Proposal: p.Seq, Action: store.ActionResumeLapsed, Author: t.Person.ID, At: t.Now,
	})
	if err != nil {
		return p, err
	}
	if err := notice.AnnounceResumed(t, after); err != nil {
		return after, err
	}
	return after, card.Refresh(t, after)
}

func beginReply(t *dialog.Turn, p store.Proposal) error {
	if p.Status != store.StatusAsked {
		return dialog.NewProblem("question_gone")
	}
	// Ask below the messages that have arrived meanwhile.
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	t.LeaveFlow()
	t.Session.Subject = p.Seq
	return t.BeginFlow(ReplyFlow)
}

// replyTyped makes a message part of the reply, without a press on its button.
func replyTyped(t *dialog.Turn, p store.Proposal) error {
	if err := beginReply(t, p); err != nil {
		return err
	}
	return t.Take(t.Input)
}

// latestQuestion returns the sender's proposal with the latest open question.
func latestQuestion(t *dialog.Turn) (question store.Proposal, found bool, err error) {
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return store.Proposal{}, false, err
		}
		if p.Status == store.StatusAsked && (!found || p.LatestQuestion().OpenSince().After(question.LatestQuestion().OpenSince())) {
			question, found = p, true
		}
	}
	return question, found, nil
}

func leaveReply(t *dialog.Turn) {
	t.LeaveFlow()
	t.Session.Subject = 0
}

// cancelReply leaves the flow. The question remains open, and the unsent reply stored.
func cancelReply(t *dialog.Turn) error {
	leaveReply(t)
	return showMenu(t, dialog.Say("answer_later"))
}
