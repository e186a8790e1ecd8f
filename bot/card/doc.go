// Package card makes the screen on which the staff see a proposal, and keeps every open
// copy up to date.
package card
