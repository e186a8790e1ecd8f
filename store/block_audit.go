package store

import "time"

// NoEnd is the end, or the span, of a block without end in an audit entry.
const NoEnd = "no end"

// auditBlock returns the audit entry of a change of a block. It does not name the author
// of the proposal. Of an active block it has the end, of a proposed one the span.
func auditBlock(p Proposal, action Action, by Staff, at time.Time, before, after Block) AuditEntry {
	entry := AuditEntry{At: at, Actor: by.ID, Action: action, Proposal: p.Seq, From: p.Status, To: p.Status, Field: "until"}
	if before.Proposed && after.Person == 0 || after.Proposed {
		entry.Field = "span"
	}
	entry.Old, entry.New = auditBlockValue(before, entry.Field, at), auditBlockValue(after, entry.Field, at)
	return entry
}

// auditBlockValue returns the end or the span of a block for an audit entry; empty where
// there is none.
func auditBlockValue(b Block, field string, now time.Time) string {
	switch {
	case field == "span" && !b.Proposed, field == "until" && !b.Holds(now):
		return ""
	case b.Until.IsZero():
		return NoEnd
	case field == "span":
		return b.Span().String()
	}
	return b.Until.Format(time.RFC3339)
}
