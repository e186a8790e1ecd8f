// Package storetest is the contract of package store as tests. A backend calls [Run] from
// a test of its own and implements the contract if that passes.
//
// Each file tests one part of the contract, and only through its interfaces. Counts and
// proposals are always written together with their audit entries, so that a backend may
// verify its store after each test.
//
// [Sample] and [FillStore] make proposals for the tests of other packages as well.
package storetest
