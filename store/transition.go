package store

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Action is something that changes a proposal.
type Action string

// The actions on a proposal.
const (
	ActionSubmit  Action = "submit"
	ActionAccept  Action = "accept"
	ActionDecline Action = "decline"
	ActionErase   Action = "erase"
)

// transition says what an action needs and where it leads.
type transition struct {
	from   []Status
	to     Status
	right  Right
	reason bool
}

var transitions = map[Action]transition{
	ActionAccept:  {from: []Status{Submitted}, to: Accepted, right: Decide},
	ActionDecline: {from: []Status{Submitted}, to: Declined, right: Decide, reason: true},
}

// Change asks for a change of a proposal by somebody on the staff.
type Change struct {
	Proposal Seq
	Action   Action
	// Revision is the revision the actor saw. 0 is for a command, which names no
	// revision: it applies to the proposal as it is.
	Revision uint32
	By       Staff
	At       time.Time
	Reason   Reason
}

// Apply is the one way in which staff change a proposal. It checks the actor's
// right and scope, that the proposal is as the actor saw it and that the action
// leads somewhere from there; then it writes the proposal, the counters and the
// audit entry. It returns the proposal as it is afterwards.
//
// Errors: [ErrNotFound], [ErrNotEntitled], [ErrReasonMissing] and
// [*OvertakenError]. None of them leaves anything changed.
func Apply(tx Tx, zone *time.Location, change Change) (Proposal, error) {
	rule, known := transitions[change.Action]
	if !known {
		return Proposal{}, fmt.Errorf("action %q is not a transition", change.Action)
	}
	before, err := tx.Proposal(change.Proposal)
	if err != nil {
		return Proposal{}, err
	}
	switch {
	case !May(change.By, rule.right, before):
		return before, ErrNotEntitled
	case !slices.Contains(rule.from, before.Status), change.Revision != 0 && change.Revision != before.Revision:
		return before, &OvertakenError{Proposal: before}
	case rule.reason && !change.Reason.Given():
		return before, ErrReasonMissing
	}
	after := before
	after.Status = rule.to
	after.Decision = Decision{Action: change.Action, By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason}
	after.Revision++
	return after, errors.Join(
		tx.CountAnswered(Answered{Day: DateOf(change.At, zone), Within: AnswerSpan(change.At.Sub(before.SubmittedAt))}),
		record(tx, zone, after, AuditEntry{
			At: change.At, Actor: change.By.ID, Action: change.Action,
			From: before.Status, To: after.Status, Why: change.Reason.Code,
		}),
	)
}

// Submit turns a complete draft into a proposal: it gives the number and the
// promised day, and writes the proposal, the counter and the audit entry. The
// caller has checked the draft against the rules and deletes it.
func Submit(tx Tx, catalogue Catalogue, zone *time.Location, person Person, draft Draft, name string, at time.Time) (Proposal, error) {
	seq, err := tx.NextSeq()
	if err != nil {
		return Proposal{}, err
	}
	today := DateOf(at, zone)
	p := Proposal{
		Seq:         seq,
		Number:      FormatNumber(catalogue.Number.Prefix, at.In(zone).Year(), seq),
		Author:      person.ID,
		Status:      Submitted,
		Language:    person.Language,
		Topic:       draft.Topic,
		Region:      draft.Region,
		Age:         person.Age,
		Title:       CleanTitle(draft.Title.Text),
		Body:        draft.Body(),
		Attachments: withoutMessages(draft.Attachments),
		SubmittedAt: at.UTC(),
		DueOn:       catalogue.Answer.Due(today),
		Revision:    1,
	}
	if draft.ShowName && !person.Age.Minor() {
		p.AuthorName = name
	}
	return p, record(tx, zone, p, AuditEntry{At: at, Action: ActionSubmit, To: Submitted})
}

// Erase removes what ties proposals to an author: undecided ones go altogether,
// decided ones stay without author, name and attachments. It returns the
// proposals as they were.
func Erase(tx Tx, author PersonID, at time.Time) ([]Proposal, error) {
	var all []Proposal
	for p, err := range tx.ProposalsOf(author) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	for _, p := range all {
		entry := AuditEntry{At: at, Action: ActionErase, Proposal: p.Seq, From: p.Status}
		remove := func() error { return tx.DeleteProposal(p.Seq) }
		if !p.Status.Waiting() {
			entry.To = p.Status
			remove = func() error {
				p.Author, p.AuthorName, p.Attachments = 0, "", nil
				p.Revision++
				return tx.SaveProposal(p)
			}
		}
		if err := errors.Join(remove(), tx.AppendAudit(entry)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// record writes a proposal that has entered a status, with all that goes with it.
func record(tx Tx, zone *time.Location, p Proposal, entry AuditEntry) error {
	entry.Proposal, entry.Day = p.Seq, DateOf(entry.At, zone)
	return errors.Join(
		tx.SaveProposal(p),
		tx.CountEntered(Entered{Day: entry.Day, Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}),
		tx.AppendAudit(entry),
	)
}

func withoutMessages(attachments []Attachment) []Attachment {
	out := make([]Attachment, len(attachments))
	for i, a := range attachments {
		a.Message = 0
		out[i] = a
	}
	return out
}
