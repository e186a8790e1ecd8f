package store

import (
	"strconv"
	"strings"
)

// TallyKind says what a tally counts.
type TallyKind string

// The tallies. Of is a staff id for those by a person, a region for those in one.
const (
	// TallyDecidedBy and TallyDecidedIn count decisions, without undone ones.
	TallyDecidedBy TallyKind = "decided by"
	TallyDecidedIn TallyKind = "decided in"
	// TallyAnsweredBy and TallyAnsweredIn count first responses to an author by how
	// long the author had waited: Within indexes [AnswerSpans].
	TallyAnsweredBy TallyKind = "answered by"
	TallyAnsweredIn TallyKind = "answered in"
	// TallyDeclinedFor counts by the reason's code, or [OwnWords].
	TallyDeclinedFor TallyKind = "declined for"
	// TallyDeclinedIn counts by region and reason: see [RegionAndReason].
	TallyDeclinedIn TallyKind = "declined in"
	// TallyUndone counts decisions that were undone by their decider, TallyOverturned
	// those that a colleague reopened or unlinked.
	TallyUndone     TallyKind = "undone"
	TallyOverturned TallyKind = "overturned"
)

// OwnWords is the code of a reason without a template.
const OwnWords = "own words"

// RegionAndReason returns what [TallyDeclinedIn] counts by.
func RegionAndReason(region, reason string) string { return region + "/" + reason }

// CutRegionAndReason splits what [RegionAndReason] returned.
func CutRegionAndReason(of string) (region, reason string) {
	region, reason, _ = strings.Cut(of, "/")
	return region, reason
}

// Tally counts something on a day.
type Tally struct {
	Kind   TallyKind
	Of     string
	Day    Date
	Within int
	Count  uint64
}

// String returns the id as tallies and audit entries have it; empty for 0.
func (id PersonID) String() string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(int64(id), 10)
}

// String returns the id as audit entries have it.
func (id ChatID) String() string { return strconv.FormatInt(int64(id), 10) }

// String returns the sequence number in digits.
func (s Seq) String() string { return strconv.FormatUint(uint64(s), 10) }

// TallyKinds lists every kind of tally.
func TallyKinds() []TallyKind {
	return []TallyKind{
		TallyDecidedBy, TallyDecidedIn, TallyAnsweredBy, TallyAnsweredIn,
		TallyDeclinedFor, TallyDeclinedIn, TallyUndone, TallyOverturned,
	}
}
