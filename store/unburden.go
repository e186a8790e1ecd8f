package store

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"time"
)

// unburdenAtOnce is how many assigned proposals are given back in one transaction, so
// that nobody's press waits for it; the rest follows by [AlarmUnburden], each part
// after unburdenAgain.
const (
	unburdenAtOnce = 20
	unburdenAgain  = time.Second
)

// Unburden takes from somebody the work that is no longer theirs, now that they are
// on the staff as staff says, without a role if they were dismissed: what they have
// open is given back, and what was assigned to them is assigned to nobody. It
// returns those proposals. Of many it frees a part and sets an alarm for the rest; what is
// assigned to a person who may not read it counts as free meanwhile. actor is 0 for the configuration.
func Unburden(tx Tx, catalogue Catalogue, zone *time.Location, staff Staff, actor PersonID, at time.Time) ([]Proposal, error) {
	held, err := giveBack(tx, staff)
	if err != nil {
		return nil, err
	}
	var assigned []QueuePlace
	for _, status := range []Status{Submitted, Asked} {
		for place, err := range tx.Queue(QueueFilter{Status: status, Assignee: staff.ID}, QueueOrder{}) {
			if err != nil {
				return nil, err
			}
			still := staff.Has(Read) && staff.Scope.Covers(place.Region, place.Topic)
			if !still {
				assigned = append(assigned, place)
			}
		}
	}
	if len(assigned) > unburdenAtOnce {
		assigned = assigned[:unburdenAtOnce]
		rest := Alarm{At: at.UTC().Add(unburdenAgain), Kind: AlarmUnburden, Subject: uint64(staff.ID)}
		if err := tx.SetAlarm(rest); err != nil {
			return nil, err
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
	leases, err := Leases.All(tx)
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
		if err := Leases.Delete(tx, p.Seq); err != nil {
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
	return after, errors.Join(err, record(rules, before, after, change))
}
