package store

import (
	"strings"
	"time"
)

// FigureReader reads the counts of the days.
type FigureReader interface {
	// EntryCounts lists the counts of the days from the first to the last, both
	// included, in no particular order.
	EntryCounts(first, last Date) ([]EntryCount, error)
	// ResponseCounts lists the answer times of the days from the first to the last.
	ResponseCounts(first, last Date) ([]ResponseCount, error)
	// Tallies lists the tallies of a kind of the days from the first to the last, in
	// no particular order.
	Tallies(kind TallyKind, first, last Date) ([]Tally, error)
}

// FigureWriter counts. No count goes below 0: taking out what was not counted is an
// error. The Count of an argument is not read.
type FigureWriter interface {
	AddEntries(entered EntryCount, by int) error
	AddResponses(answered ResponseCount, by int) error
	AddTally(tally Tally, by int) error
}

// EntryCount counts how many proposals entered a status on a day, broken down as a
// digest is.
type EntryCount struct {
	Day      Date
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}

// ResponseCount counts the first responses of a day by how long the author had waited.
type ResponseCount struct {
	Day Date
	// Bucket is the [ResponseBucket] of the waiting time.
	Bucket int
	Count  uint64
}

// ResponseBuckets returns the upper bounds of the histogram of answer times.
func ResponseBuckets() []time.Duration {
	const day = 24 * time.Hour
	return []time.Duration{time.Hour, 4 * time.Hour, 12 * time.Hour, day, 2 * day, 3 * day, 5 * day, 7 * day, 10 * day, 14 * day, 21 * day, 30 * day}
}

// ResponseBucket returns the index of the shortest of [ResponseBuckets] that a waiting
// time is within, their number if it is longer than all.
func ResponseBucket(waited time.Duration) int {
	spans := ResponseBuckets()
	for i, span := range spans {
		if waited <= span {
			return i
		}
	}
	return len(spans)
}

// StatusCount counts the proposals that are in a status now.
type StatusCount struct {
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}

// TallyKind says what a tally counts.
type TallyKind string

// The tallies. The key is a staff id for those by a person, a region for those in one.
const (
	// TallyDecidedBy and TallyDecidedIn count decisions, without undone ones.
	TallyDecidedBy TallyKind = "decided by"
	TallyDecidedIn TallyKind = "decided in"
	// TallyResponsesBy and TallyResponsesIn count first responses to an author by how
	// long the author had waited: Bucket is a [ResponseBucket].
	TallyResponsesBy TallyKind = "answered by"
	TallyResponsesIn TallyKind = "answered in"
	// TallyDeclinedFor counts by the reason's code, [ReasonOwnWords] without one.
	TallyDeclinedFor TallyKind = "declined for"
	// TallyDeclinedIn counts by region and reason, as [RegionReasonKey] joins them.
	TallyDeclinedIn TallyKind = "declined in"
	// TallyUndone counts decisions that were undone by their decider, TallyOverturned
	// those that a colleague reopened or unlinked.
	TallyUndone     TallyKind = "undone"
	TallyOverturned TallyKind = "overturned"
)

// ReasonOwnWords is the code of a reason without a template.
const ReasonOwnWords = "own words"

// RegionReasonKey returns what [TallyDeclinedIn] counts by.
func RegionReasonKey(region, reason string) string { return region + "/" + reason }

// SplitRegionReasonKey splits what [RegionReasonKey] returned.
func SplitRegionReasonKey(of string) (region, reason string) {
	region, reason, _ = strings.Cut(of, "/")
	return region, reason
}

// Tally counts something on a day. Bucket is 0 for a kind without waiting times.
type Tally struct {
	Kind   TallyKind
	Key    string
	Day    Date
	Bucket int
	Count  uint64
}

// TallyKinds lists every kind of tally.
func TallyKinds() []TallyKind {
	return []TallyKind{
		TallyDecidedBy, TallyDecidedIn, TallyResponsesBy, TallyResponsesIn,
		TallyDeclinedFor, TallyDeclinedIn, TallyUndone, TallyOverturned,
	}
}
