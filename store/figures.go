package store

import "time"

// Entered counts how many proposals entered a status on a day, by all that a digest is
// broken down by.
type Entered struct {
	Day      Date
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}

// Answered counts the first responses of a day by how long the author had waited.
type Answered struct {
	Day Date
	// Within indexes [AnswerSpans]: the shortest span that the waiting time is within;
	// len(AnswerSpans()) if it was longer than all.
	Within int
	Count  uint64
}

// AnswerSpans are the upper bounds of the histogram of answer times.
func AnswerSpans() []time.Duration {
	const day = 24 * time.Hour
	return []time.Duration{time.Hour, 4 * time.Hour, 12 * time.Hour, day, 2 * day, 3 * day, 5 * day, 7 * day, 10 * day, 14 * day, 21 * day, 30 * day}
}

// AnswerSpan returns the index of the shortest of [AnswerSpans] that a waiting time is
// within, their number if it is longer than all.
func AnswerSpan(waited time.Duration) int {
	spans := AnswerSpans()
	for i, span := range spans {
		if waited <= span {
			return i
		}
	}
	return len(spans)
}

// Standing counts the proposals that are in a status now.
type Standing struct {
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}
