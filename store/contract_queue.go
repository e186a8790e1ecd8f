package store

import "iter"

// QueueReader reads the proposals of a status in their order, and how many there are.
type QueueReader interface {
	// Queue goes through the proposals of a status after a place, in the order of
	// [QueueOrder]; the zero place begins at the front. A place need not exist (any
	// more); its Order and Seq are what counts.
	Queue(status Status, after QueuePlace) iter.Seq2[QueuePlace, error]
	// Standing counts the proposals of a status, in no particular order; kinds of
	// which there are none are left out.
	Standing(status Status) ([]Standing, error)
}
