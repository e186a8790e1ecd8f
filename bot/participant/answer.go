package participant

import (
	"errors"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// AnswerQuestion is the conversation in which an author answers the question that a
// moderator asked about a proposal. What is typed is kept as a [store.Reply] until
// it is sent, apart from the draft of a new proposal: while one of the two is being
// written, the other waits and loses nothing.
func AnswerQuestion() dialog.Flow {
	return dialog.Flow{
		ID:    AnswerFlow,
		Right: store.Participate,
		Steps: []dialog.Step{{
			ID: "answer", Ask: askAnswer, Take: takeAnswer,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		// The only step has the effect itself.
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelAnswer,
	}
}

// Answer begins the answer to a question, or goes on with it, however long ago it
// was asked. If the proposal was closed meanwhile, that is taken back first.
func Answer(t *dialog.Turn) error {
	p, err := own(t)
	if err != nil {
		return err
	}
	if p, err = resumed(t, p); err != nil {
		return err
	}
	return beginAnswer(t, p)
}

// own is the sender's own proposal that a button is about. Somebody else's is not
// told from one that does not exist, however the button came by its number.
func own(t *dialog.Turn) (store.Proposal, error) {
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

// resumed takes the closing of a proposal back, if it was closed.
func resumed(t *dialog.Turn, p store.Proposal) (store.Proposal, error) {
	if p.Status != store.Lapsed {
		return p, nil
	}
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{
		Proposal: p.Seq, Action: store.ActionResume, Author: t.Person.ID, At: t.Now,
	})
	if err != nil {
		return p, err
	}
	if err := proposal.AnnounceResumed(t, after); err != nil {
		return after, err
	}
	return after, proposal.RefreshCards(t, after)
}

func beginAnswer(t *dialog.Turn, p store.Proposal) error {
	if p.Status != store.Asked {
		return dialog.Sorry("question_gone")
	}
	// The question stands below what has arrived meanwhile.
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	t.Leave()
	t.Session.Subject = p.Seq
	return t.Begin(AnswerFlow)
}

// answerTyped takes a message of somebody who answers without pressing anything.
func answerTyped(t *dialog.Turn, p store.Proposal) error {
	if err := beginAnswer(t, p); err != nil {
		return err
	}
	return t.Take(t.Input)
}

// openQuestion is the proposal of the sender about which a question was asked last,
// if one is open.
func openQuestion(t *dialog.Turn) (question store.Proposal, found bool, err error) {
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return store.Proposal{}, false, err
		}
		if p.Status == store.Asked && (!found || p.Question().WaitsSince().After(question.Question().WaitsSince())) {
			question, found = p, true
		}
	}
	return question, found, nil
}

func leaveAnswer(t *dialog.Turn) {
	t.Leave()
	t.Session.Subject = 0
}

// cancelAnswer leaves the question open and what was typed where it is.
func cancelAnswer(t *dialog.Turn) error {
	leaveAnswer(t)
	return showMenu(t, dialog.Say("answer_later"))
}
