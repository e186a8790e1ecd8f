package store

// Filter restricts the queue. An empty field restricts nothing.
type Filter struct {
	Region   string   `json:"region,omitempty"`
	Topic    string   `json:"topic,omitempty"`
	Language Language `json:"language,omitempty"`
	// Status is [Submitted] where it is empty.
	Status  Status `json:"status,omitempty"`
	Mine    bool   `json:"mine,omitempty"`
	Overdue bool   `json:"overdue,omitempty"`
}

// Narrows reports whether the filter leaves out anything of what waits.
func (f Filter) Narrows() bool { return f != Filter{} && f != Filter{Status: Submitted} }

// Wanted returns the status that is listed.
func (f Filter) Wanted() Status {
	if f.Status == "" {
		return Submitted
	}
	return f.Status
}

// Passes reports whether an entry of the wanted status passes the filter, for a member
// of the staff and on a day.
func (f Filter) Passes(place QueuePlace, reader PersonID, today Date) bool {
	return (f.Region == "" || f.Region == place.Region) &&
		(f.Topic == "" || f.Topic == place.Topic) &&
		(f.Language == "" || f.Language == place.Language) &&
		(!f.Mine || place.Assignee == reader) &&
		(!f.Overdue || place.Due < today)
}
