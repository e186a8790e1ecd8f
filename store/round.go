package store

// RoundParts is how many parts the queue has for whoever goes through it.
const RoundParts = 5

// Round is how far somebody on the staff has come in going through the queue. What
// they skipped comes again when they have been through the rest. A round ends with the
// day and with another filter.
//
// It is comparable, as the [Session] is.
type Round struct {
	Day    Date   `json:"day,omitempty"`
	Filter Filter `json:"filter,omitzero"`
	// Reached is where they are in each part of the queue: what stands before it there
	// they have left behind.
	Reached [RoundParts]RoundPlace `json:"reached,omitzero"`
}

// RoundPlace is a place within one part of the queue. There may be nothing at it any
// more.
type RoundPlace struct {
	Order string `json:"order,omitempty"`
	Seq   Seq    `json:"seq,omitempty"`
}

// UrgentAnew goes back to the front of what is urgent: a proposal that has become so
// may stand before where the round is.
func (r *Round) UrgentAnew() { r.Reached[0] = RoundPlace{} }

// LooksAfter reports whether a place of the queue is assigned to the person and still
// within what they may read.
func (s Staff) LooksAfter(place QueuePlace) bool {
	return s.ID != 0 && s.ID == place.Assignee && s.Has(Read) && s.Scope.Covers(place.Region, place.Topic)
}
