// Package rules has everything that changes the records of package store by rules.
//
// [Submit], [Apply] and [Erase] create, change and delete proposals. What Apply may do is
// the state machine of transition.go; one function, persistChange, writes each step with
// its counts and its audit entry (I10). The other files lease proposals, block authors,
// change the staff, invitations, staff groups, reason templates and settings, and hold the
// outbox of a restored backup. All of them return an error before their first write if the
// change is refused. Nothing here does I/O or reads a clock.
package rules
