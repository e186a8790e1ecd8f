package moderator

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// toDecide finds the proposal that the sender wants to decide on, and what stands
// behind its number. done is set where the sender has their answer already: it is not
// as they saw it, or a colleague works on it.
func toDecide(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = subject(t, usage)
	return inStatus(t, p, rest, err, true, store.Submitted)
}

// toChange is toDecide for what can be done while the author is asked, too.
func toChange(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = subject(t, usage)
	return inStatus(t, p, rest, err, true, store.Submitted, store.Asked)
}

// toAssign is toChange for what disturbs nobody who works on the proposal.
func toAssign(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	p, rest, err = subject(t, usage)
	return inStatus(t, p, rest, err, false, store.Submitted, store.Asked)
}

func inStatus(t *dialog.Turn, p store.Proposal, rest string, err error, alone bool, statuses ...store.Status) (store.Proposal, string, bool, error) {
	if err == nil {
		err = mayDecide(t, p)
	}
	switch {
	case err != nil:
		return p, rest, false, err
	case p.Status == store.Asked && !slices.Contains(statuses, store.Asked):
		return p, rest, true, askedFirst(t, p)
	case !seen(t, p) || !slices.Contains(statuses, p.Status):
		return p, rest, true, overtaken(t, p)
	case !alone:
		return p, rest, false, nil
	}
	lease, err := store.LeaseOf(t.Tx, p.Seq)
	if err != nil || !lease.HeldByOther(t.Staff.ID, t.Now) {
		return p, rest, false, err
	}
	return p, rest, true, held(t, p, &store.LeasedError{Lease: lease})
}

// mayDecide says why the sender may not decide on a proposal, if they may not.
func mayDecide(t *dialog.Turn, p store.Proposal) error {
	if !store.May(*t.Staff, store.Decide, p) {
		return notEntitled(t, p)
	}
	return nil
}

// seen reports whether a proposal is as the sender saw it. A command names no
// revision: it is about the proposal as it is.
func seen(t *dialog.Turn, p store.Proposal) bool {
	return t.Input.Kind != dialog.Pressed || t.Input.Press.Revision == p.Revision
}
