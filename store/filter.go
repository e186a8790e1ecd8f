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

// For returns the filter as the queue takes it, for a reader and on a day.
func (f Filter) For(reader Staff, today Date) QueueFilter {
	filter := QueueFilter{Status: f.Wanted(), Scope: reader.Scope, Region: f.Region, Topic: f.Topic, Language: f.Language}
	if f.Mine {
		filter.Assignee = reader.ID
	}
	if f.Overdue {
		filter.DueBefore = today
	}
	return filter
}
