package rules

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"usynys/store"
)

// When a role ends, so many assigned proposals are given back in one transaction, so that
// no press waits for all of them. [store.AlarmRevokeWork] gives the rest back in parts.
const (
	revokeBatch = 20
	revokePause = time.Second
)

// RevokeWork takes the work from a member of the staff that is outside their scope now,
// or all of it from one without a role: it ends their leases, leaves what was assigned
// to them without an assignee, and returns those proposals by their number. Of many it
// returns a part and sets an alarm for the rest; the queue treats what is assigned to a
// person who may not read it as unassigned meanwhile. actor is who changed their role;
// 0 is for the configuration.
func RevokeWork(tx store.Tx, catalogue store.Catalogue, zone *time.Location, staff store.Staff, actor store.PersonID, at time.Time) ([]store.Proposal, error) {
	revoked, err := releaseLeases(tx, staff)
	if err != nil {
		return nil, err
	}
	assigned, err := assignedOutside(tx, staff)
	if err != nil {
		return nil, err
	}
	if len(assigned) > revokeBatch {
		assigned = assigned[:revokeBatch]
		rest := store.Alarm{At: at.UTC().Add(revokePause), Kind: store.AlarmRevokeWork, Subject: uint64(staff.ID)}
		if err := tx.SetAlarm(rest); err != nil {
			return nil, err
		}
	}
	env := newEnvironment(tx, catalogue, zone, at)
	for _, seq := range assigned {
		before, err := tx.Proposal(seq)
		if err != nil {
			return nil, err
		}
		// The actor need not be authorized to assign this proposal.
		change := Change{Proposal: seq, Action: store.ActionAssign, By: store.Staff{ID: actor}, At: at}
		if revoked[seq], err = transitions[store.ActionAssign].perform(env, before, change); err != nil {
			return nil, err
		}
	}
	return slices.SortedFunc(maps.Values(revoked), func(a, b store.Proposal) int { return cmp.Compare(a.Seq, b.Seq) }), nil
}

// assignedOutside lists the first open proposals that are assigned to a member of the
// staff who may not read them, one more than are given back at once.
func assignedOutside(r store.Reader, staff store.Staff) ([]store.Seq, error) {
	var list []store.Seq
	for _, status := range []store.Status{store.StatusSubmitted, store.StatusAsked} {
		for place, err := range r.Queue(store.QueueFilter{Status: status, Assignee: staff.ID}, store.QueueOrder{}) {
			if err != nil {
				return nil, err
			}
			if !staff.IsAssignee(place) {
				list = append(list, place.Seq)
			}
			if len(list) > revokeBatch {
				return list, nil
			}
		}
	}
	return list, nil
}

// releaseLeases ends the leases of a member of the staff on proposals that they may not
// read, and returns those proposals.
func releaseLeases(tx store.Tx, staff store.Staff) (map[store.Seq]store.Proposal, error) {
	leases, err := store.Leases.All(tx)
	if err != nil {
		return nil, err
	}
	released := map[store.Seq]store.Proposal{}
	for _, lease := range leases {
		if lease.By != staff.ID {
			continue
		}
		p, err := tx.Proposal(lease.Proposal)
		if err != nil {
			return nil, err
		}
		if store.Authorized(staff, store.RightRead, p) {
			continue
		}
		released[p.Seq] = p
		if err := store.Leases.Delete(tx, p.Seq); err != nil {
			return nil, err
		}
	}
	return released, nil
}
