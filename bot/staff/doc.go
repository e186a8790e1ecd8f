// Package staff has the tests that act in several rooms of the staff; each room is a
// package below it. A command names its proposal in the text, a button in its press with
// the revision that the sender saw: of two who decide at once one wins, and the other
// reads who did.
package staff
