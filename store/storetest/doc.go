// Package storetest is the contract of package store as tests. A backend calls
// [Run] from a test of its own and fulfils the contract if that passes.
//
// Each file holds what one part of the contract promises. Nothing here knows how
// a backend keeps its data. Counts and proposals are always written together with
// the audit entries that go with them, so that a backend may check after each
// test that all of it agrees.
//
// [Sample] and [FillStore] make proposals for the tests of other packages as well.
package storetest
