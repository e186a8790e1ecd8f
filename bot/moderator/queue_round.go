package moderator

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// The parts of the queue behind the urgent ones, the answers to the reader's questions
// and the rest, which are 0 to 2: see [store.QueuePlace.OrderFor]. In these others have
// to act before the reader, who looks at them without taking them.
const (
	colleaguesPart = 3
	votedPart      = 4
)

// round is the queue in the order in which somebody goes through it. What is urgent
// comes first even where a colleague looks after it.
type round struct {
	store.Round
	reader     store.PersonID
	catalogue  *store.Catalogue
	colleagues map[store.PersonID]store.Staff
	// skipped is what the reader turns away from, and does not want to see next.
	skipped store.Seq
}

// roundOf is the sender's round, a new one on another day or with another filter.
func roundOf(t *dialog.Turn) (round, error) {
	r := round{Round: t.Session.Round, reader: t.Staff.ID, catalogue: t.Catalogue, colleagues: map[store.PersonID]store.Staff{}}
	if r.Day != t.Today() || r.Filter != t.Staff.Filter {
		r.Round = store.Round{Day: t.Today(), Filter: t.Staff.Filter}
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return r, fmt.Errorf("list the staff: %w", err)
	}
	for _, staff := range all {
		r.colleagues[staff.ID] = staff
	}
	return r, nil
}

// spot is where a proposal stands for whoever goes through the queue.
type spot struct {
	part int
	store.RoundPlace
}

func (s spot) before(other spot) bool {
	return cmp.Or(
		cmp.Compare(s.part, other.part), cmp.Compare(s.Order, other.Order), cmp.Compare(s.Seq, other.Seq),
	) < 0
}

// spot is where a place stands, as far as it is known without reading the proposal.
func (r round) spot(place store.QueuePlace) spot {
	order := place.OrderFor(r.reader)
	part, _ := strconv.Atoi(order[:1])
	if r.colleague(place) && !place.Urgent() {
		part = colleaguesPart
	}
	return spot{part, store.RoundPlace{Order: order, Seq: place.Seq}}
}

func votedSpot(place store.QueuePlace) spot {
	return spot{votedPart, store.RoundPlace{Order: place.Order, Seq: place.Seq}}
}

// spotOf is where a proposal stands that waits.
func (r round) spotOf(p store.Proposal) spot {
	if p.VotedBy(*r.catalogue, r.reader) {
		return votedSpot(store.PlaceOf(p))
	}
	return r.spot(store.PlaceOf(p))
}

// colleague reports whether somebody else on the staff looks after a place.
func (r round) colleague(place store.QueuePlace) bool {
	return place.Assignee != r.reader && r.colleagues[place.Assignee].LooksAfter(place)
}

// apart reports whether the reader only looks at a proposal, because others are to act
// on it first.
func (r round) apart(p store.Proposal) bool {
	return p.VotedBy(*r.catalogue, r.reader) || r.colleague(store.PlaceOf(p))
}

// left reports whether the reader has left a spot behind in this round.
func (r round) left(s spot) bool {
	return s.Seq == r.skipped || s.before(spot{s.part, r.Reached[s.part]})
}

// leave goes on behind a spot.
func (r *round) leave(s spot) {
	s.Seq++
	r.Reached[s.part] = s.RoundPlace
}

// begun reports whether anything was left behind in the first parts.
func (r round) begun(parts int) bool {
	return slices.ContainsFunc(r.Reached[:parts], func(at store.RoundPlace) bool { return at.Seq != 0 })
}

// restart goes back to the front of the first parts.
func (r *round) restart(parts int) { clear(r.Reached[:parts]) }
