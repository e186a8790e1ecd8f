package store

// Round is how far a member of the staff has come in going through the queue. What
// they skipped comes again when they have been through the rest. A round ends with the
// day and with another filter.
//
// It is comparable, as the [Session] is.
type Round struct {
	Day    Date   `json:"day,omitempty"`
	Filter Filter `json:"filter,omitzero"`
	// Cursors is where they are in each tier: what comes before it there they have left
	// behind. Of closed proposals none is kept.
	Cursors [TierClosed]QueueOrder `json:"cursors,omitzero"`
}

// ResetUrgent goes back to the front of what is urgent: a proposal that has become so
// may stand before where the round is.
func (r *Round) ResetUrgent() { r.Cursors[TierUrgent] = QueueOrder{} }

// LooksAfter reports whether a proposal is assigned to the person and they may still
// read it.
func (s Staff) LooksAfter(place QueuePlace) bool {
	return s.ID != 0 && s.ID == place.Assignee && s.Has(Read) && s.Scope.Covers(place.Region, place.Topic)
}

// Begun reports whether anything was left behind.
func (r *Round) Begun() bool { return r.Cursors != [TierClosed]QueueOrder{} }
