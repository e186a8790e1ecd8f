package store

// Filter restricts the queue. An empty field restricts nothing.
type Filter struct {
	Region   string   `json:"region,omitempty"`
	Topic    string   `json:"topic,omitempty"`
	Language Language `json:"language,omitempty"`
	// Status is [StatusSubmitted] where it is empty.
	Status  Status `json:"status,omitempty"`
	Mine    bool   `json:"mine,omitempty"`
	Overdue bool   `json:"overdue,omitempty"`
}

// Restricts reports whether the filter leaves out any waiting proposals.
func (f Filter) Restricts() bool { return f != Filter{} && f != Filter{Status: StatusSubmitted} }

// EffectiveStatus returns the status that is listed.
func (f Filter) EffectiveStatus() Status {
	if f.Status == "" {
		return StatusSubmitted
	}
	return f.Status
}

// For returns the filter of the queue for a reader and a day.
func (f Filter) For(reader Staff, today Date) QueueFilter {
	filter := QueueFilter{Status: f.EffectiveStatus(), Scope: reader.Scope, Region: f.Region, Topic: f.Topic, Language: f.Language}
	if f.Mine {
		filter.Assignee = reader.ID
	}
	if f.Overdue {
		filter.DueBefore = today
	}
	return filter
}

// QueueFilter says which proposals of a status are wanted. An empty field restricts
// nothing.
type QueueFilter struct {
	Status   Status
	Scope    Scope
	Region   string
	Topic    string
	Language Language
	Assignee PersonID
	// DueBefore leaves out proposals with a deadline on this day or later.
	DueBefore Date
}

// Passes reports whether an entry, which has the wanted status, passes the filter.
func (f QueueFilter) Passes(entry QueueEntry) bool {
	return (f.Region == "" || f.Region == entry.Region) &&
		(f.Topic == "" || f.Topic == entry.Topic) &&
		(f.Language == "" || f.Language == entry.Language) &&
		(f.Assignee == 0 || f.Assignee == entry.Assignee) &&
		(f.DueBefore == "" || entry.Due < f.DueBefore) &&
		f.Scope.Covers(entry.Region, entry.Topic)
}

// QueueTracker is a transaction that records whether it may have changed what the queue
// shows: proposals and their leases.
type QueueTracker struct {
	Tx
	Changed bool
}

// SaveProposal is that of [Tx].
func (w *QueueTracker) SaveProposal(proposal Proposal) error {
	w.Changed = true
	return w.Tx.SaveProposal(proposal)
}

// DeleteProposal is that of [Tx].
func (w *QueueTracker) DeleteProposal(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteProposal(seq)
}

// PutRecord is that of [Tx]; it counts only for leases.
func (w *QueueTracker) PutRecord(kind Kind, key, record any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.PutRecord(kind, key, record)
}

// DeleteRecord is that of [Tx]; it counts only for leases.
func (w *QueueTracker) DeleteRecord(kind Kind, key any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.DeleteRecord(kind, key)
}
