// Package replay computes from the audit log what the proposals and the counts of a store
// must be, and compares them. It shares no code with the rules that wrote them, so that it
// finds their mistakes.
//
// [Verify] checks any store through its [store.Reader]. A backend that verifies damaged
// files feeds a [Replay] itself, record by record: first every audit entry to
// [Replay.Chain], then every proposal and the story of every erased one, then every
// count, then [Replay.Finish].
package replay
