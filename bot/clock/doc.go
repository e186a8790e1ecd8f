// Package clock is the scheduler. jobs.go runs recurring jobs, such as a weekly digest,
// and the preparation of jobs that draw and write files before their transaction.
// alarms.go rings the one-shot timers that decisions have stored.
package clock
