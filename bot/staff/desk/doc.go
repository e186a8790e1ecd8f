// Package desk is what all rooms of the staff share: it loads the proposal that a
// command or press is about, claims its lease, applies a change, shows the card and runs
// the flow in which words are typed and previewed.
package desk
