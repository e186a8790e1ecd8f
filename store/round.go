package store

// RoundParts is how many tiers the queue has for a member of the staff.
const RoundParts = 5

// Round is the cursor of a member of the staff in the queue. Skipped proposals come
// again after the rest. A round ends with the day, and with another filter.
//
// It is comparable, as the [Session] is.
type Round struct {
	Day    Date   `json:"day,omitempty"`
	Filter Filter `json:"filter,omitzero"`
	// Reached is the position in each tier of the queue: what is sorted before it was
	// passed.
	Reached [RoundParts]RoundPlace `json:"reached,omitzero"`
}

// RoundPlace is a position within one tier of the queue. It need not exist any more.
type RoundPlace struct {
	Order string `json:"order,omitempty"`
	Seq   Seq    `json:"seq,omitempty"`
}

// UrgentAnew goes back to the front of the urgent tier: a proposal that has become
// urgent may be sorted before the position.
func (r *Round) UrgentAnew() { r.Reached[0] = RoundPlace{} }

// LooksAfter reports whether a proposal is assigned to the person and they may still
// read it.
func (s Staff) LooksAfter(place QueuePlace) bool {
	return s.ID != 0 && s.ID == place.Assignee && s.Has(Read) && s.Scope.Covers(place.Region, place.Topic)
}
