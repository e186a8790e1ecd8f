package desk

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// LoadForDecision finds the proposal that the sender wants to decide on, and what stands
// behind its number. done is set where the sender has their answer already: it is not
// as they saw it, or a colleague works on it.
func LoadForDecision(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = LoadSubject(t, usage)
	return requireStatus(t, p, rest, err, true, store.StatusSubmitted)
}

// LoadForChange is toDecide for what can be done while the author is asked, too.
func LoadForChange(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = LoadSubject(t, usage)
	return requireStatus(t, p, rest, err, true, store.StatusSubmitted, store.StatusAsked)
}

// LoadForAssignment is toChange for what disturbs nobody who works on the proposal.
func LoadForAssignment(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = LoadSubject(t, usage)
	return requireStatus(t, p, rest, err, false, store.StatusSubmitted, store.StatusAsked)
}

func requireStatus(t *dialog.Turn, p store.Proposal, rest string, err error, alone bool, statuses ...store.Status) (store.Proposal, string, bool, error) {
	if err == nil {
		err = AuthorizeDecision(t, p)
	}
	switch {
	case err != nil:
		return p, rest, false, err
	case p.Status == store.StatusAsked && !slices.Contains(statuses, store.StatusAsked):
		return p, rest, true, showQuestionPending(t, p)
	case !RevisionMatches(t, p) || !slices.Contains(statuses, p.Status):
		return p, rest, true, ShowConflict(t, p)
	case !alone:
		return p, rest, false, nil
	}
	lease, err := store.FindLease(t.Tx, p.Seq)
	if err != nil || !lease.LeasedToOther(t.Staff.ID, t.Now) {
		return p, rest, false, err
	}
	return p, rest, true, showLeaseConflict(t, p, &rules.LeasedError{Lease: lease})
}

// AuthorizeDecision says why the sender may not decide on a proposal, if they may not.
func AuthorizeDecision(t *dialog.Turn, p store.Proposal) error {
	if !store.Authorized(*t.Staff, store.RightDecide, p) {
		return notAuthorized(t, p)
	}
	return nil
}

// RevisionMatches reports whether a proposal is as the sender saw it. A command names no
// revision: it is about the proposal as it is.
func RevisionMatches(t *dialog.Turn, p store.Proposal) bool {
	return t.Input.Kind != dialog.Pressed || t.Input.Press.Revision == p.Revision
}
