package store

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Unburden takes from somebody the work that is no longer theirs, now that they are
// on the staff as staff says, without a role if they were dismissed: what they have
// open is given back, and what was assigned to them is assigned to nobody. It
// returns those proposals. actor is 0 for the configuration.
func Unburden(tx Tx, catalogue Catalogue, zone *time.Location, staff Staff, actor PersonID, at time.Time) ([]Proposal, error) {
	held, err := giveBack(tx, staff)
	if err != nil {
		return nil, err
	}
	var assigned []QueuePlace
	for _, status := range []Status{Submitted, Asked} {
		for place, err := range tx.Queue(status, QueuePlace{}) {
			if err != nil {
				return nil, err
			}
			still := staff.Has(Read) && staff.Scope.Covers(place.Region, place.Topic)
			if place.Assignee == staff.ID && !still {
				assigned = append(assigned, place)
			}
		}
	}
	rules := rules{catalogue: catalogue, zone: zone, today: DateOf(at, zone), tx: tx}
	for _, place := range assigned {
		after, err := free(rules, place.Seq, actor, at)
		if err != nil {
			return nil, err
		}
		held[place.Seq] = after
	}
	return slices.SortedFunc(maps.Values(held), func(a, b Proposal) int { return cmp.Compare(a.Seq, b.Seq) }), nil
}

// giveBack ends somebody's leases of what they may no longer read.
func giveBack(tx Tx, staff Staff) (map[Seq]Proposal, error) {
	leases, err := tx.Leases()
	if err != nil {
		return nil, err
	}
	held := map[Seq]Proposal{}
	for _, lease := range leases {
		if lease.By != staff.ID {
			continue
		}
		p, err := tx.Proposal(lease.Proposal)
		if err != nil {
			return nil, err
		}
		if May(staff, Read, p) {
			continue
		}
		held[p.Seq] = p
		if err := tx.DeleteLease(p.Seq); err != nil {
			return nil, err
		}
	}
	return held, nil
}

// free takes a proposal from whom it was assigned to.
func free(rules rules, seq Seq, actor PersonID, at time.Time) (Proposal, error) {
	before, err := rules.tx.Proposal(seq)
	if err != nil {
		return before, err
	}
	change := Change{Proposal: seq, Action: ActionAssign, By: Staff{ID: actor}, At: at}
	after := before.clone()
	err = assign(&after, rules, change)
	after.Revision++
	if err != nil {
		return after, err
	}
	return after, record(rules, before, after, change)
}
