// Package replay computes from the audit log what the proposals and the counts of a
// store must be, and compares. It counts independently of the rules that wrote them, so
// that a mistake in those shows.
//
// [Verify] checks any store through its [store.Reader]. A backend that verifies damaged
// files feeds a [Replay] itself, record by record: first every audit entry to
// [Replay.Chain], then every proposal and the story of every erased one, then every
// count, then [Replay.Finish].
package replay
