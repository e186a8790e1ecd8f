// Package clock has the engine act by the clock: jobs.go runs what recurs, such as a
// weekly digest, and alarms.go what a decision set for a moment of its own. prepare.go
// is for jobs that draw and write files ahead of their transaction.
package clock
