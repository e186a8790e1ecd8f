package store

import "iter"

// QueueReader reads the proposals of a status in their order, and how many there are.
// No screen has to go through all that waits: it reads counts and the first of what
// it shows.
type QueueReader interface {
	// Queue goes through the proposals that a filter lets through after an order, as
	// [QueueOrder] sorts them; the zero order begins at the front. There need not be a
	// proposal at that order (any more). The caller stops when it has enough.
	Queue(filter QueueFilter, after QueueOrder) iter.Seq2[QueuePlace, error]
	// Late goes through the [Submitted] proposals of which so many circles of the staff
	// were told that they are late, and that were promised for a day before due, by the
	// promised day. Its cost is that of what it yields.
	Late(told int, due Date) iter.Seq2[QueuePlace, error]
	// QueueCounts goes through the counts of the proposals of an open status by what a [QueueFilter] and
	// the summaries ask for, in no particular order.
	QueueCounts(status Status) iter.Seq2[QueueCount, error]
	// Standing counts the proposals of a status, in no particular order; kinds of
	// which there are none are left out.
	Standing(status Status) ([]Standing, error)
}
