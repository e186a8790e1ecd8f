package store

import "time"

// NoEnd stands in an audit entry for a block without end.
const NoEnd = "no end"

// auditBlock is the audit entry of a change of a block of a proposal's author, who is
// not named in it. Of a block that holds it says until when, of a proposed one how
// long it was to hold.
func auditBlock(p Proposal, action Action, by Staff, at time.Time, before, after Block) AuditEntry {
	entry := AuditEntry{At: at, Actor: by.ID, Action: action, Proposal: p.Seq, From: p.Status, To: p.Status, Field: "until"}
	if before.Proposed && after.Person == 0 || after.Proposed {
		entry.Field = "span"
	}
	entry.Old, entry.New = auditBlockValue(before, entry.Field, at), auditBlockValue(after, entry.Field, at)
	return entry
}

// inAudit is the end or the span of a block as an audit entry has it; empty where there
// is none.
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
