package store

// Filter narrows the queue to what somebody wants to see of it. What is empty
// narrows nothing.
type Filter struct {
	Region   string   `json:"region,omitempty"`
	Topic    string   `json:"topic,omitempty"`
	Language Language `json:"language,omitempty"`
	// Status is [Submitted] where it is empty.
	Status  Status `json:"status,omitempty"`
	Mine    bool   `json:"mine,omitempty"`
	Overdue bool   `json:"overdue,omitempty"`
}

// Narrows reports whether the filter leaves anything out of what waits.
func (f Filter) Narrows() bool { return f != Filter{} && f != Filter{Status: Submitted} }

// Wanted is the status that is listed.
func (f Filter) Wanted() Status {
	if f.Status == "" {
		return Submitted
	}
	return f.Status
}

// Passes reports whether a place of the wanted status gets through, for a reader
// and on a day.
func (f Filter) Passes(place QueuePlace, reader PersonID, today Date) bool {
	return (f.Region == "" || f.Region == place.Region) &&
		(f.Topic == "" || f.Topic == place.Topic) &&
		(f.Language == "" || f.Language == place.Language) &&
		(!f.Mine || place.Assignee == reader) &&
		(!f.Overdue || place.Due < today)
}
