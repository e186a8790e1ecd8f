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

// Reply is the conversation in which an author answers the question that a
// moderator asked about a proposal. What is typed is kept as a [store.ReplyDraft] until
// it is sent, apart from the draft of a new proposal: while one of the two is being
// written, the other waits and loses nothing.
func Reply() dialog.Flow {
	return dialog.Flow{
		ID:    ReplyFlow,
		Right: store.RightParticipate,
		Steps: []dialog.Step{{
			ID: "answer", Ask: askReply, Take: takeReply,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		// The only step has the effect itself.
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelReply,
	}
}

// BeginReply begins the answer to a question, or goes on with it, however long ago it
// was asked. If the proposal was closed meanwhile, that is taken back first.
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

// loadOwn is the sender's own proposal that a button is about. Somebody else's is not
// told from one that does not exist, however the button came by its number.
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

// resumeLapsed takes the closing of a proposal back, if it was closed.
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
	// The question stands below what has arrived meanwhile.
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	t.LeaveFlow()
	t.Session.Subject = p.Seq
	return t.BeginFlow(ReplyFlow)
}

// replyTyped takes a message of somebody who answers without pressing anything.
func replyTyped(t *dialog.Turn, p store.Proposal) error {
	if err := beginReply(t, p); err != nil {
		return err
	}
	return t.Take(t.Input)
}

// latestQuestion is the proposal of the sender about which a question was asked last,
// if one is open.
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

// cancelReply leaves the question open and what was typed where it is.
func cancelReply(t *dialog.Turn) error {
	leaveReply(t)
	return showMenu(t, dialog.Say("answer_later"))
}
