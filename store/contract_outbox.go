package store

// OutboxReader reads the messages that wait to be sent, those that Telegram refused,
// and which message each chat shows in a slot.
type OutboxReader interface {
	// Outbox lists the waiting rows with an id above after, at most limit of them,
	// in order.
	Outbox(after uint64, limit int) ([]Outgoing, error)
	// OutboxOf lists the waiting rows for a chat, the most urgent lane first and each
	// lane in order.
	OutboxOf(chat ChatID) ([]Outgoing, error)
	// OutboxByLane returns for each lane in which rows wait how many they are and
	// since when the oldest has waited, the most urgent lane first. Rows on hold do
	// not wait. Its cost is bounded by limit, not by the length of the outbox: it
	// counts at most limit rows in all. Of a longer outbox the oldest row of all is
	// always counted, the oldest of the other lanes may not be.
	OutboxByLane(limit int) ([]LaneBacklog, error)
	// Waits reports whether the row still waits, that is, was neither struck off
	// nor replaced.
	Waits(id uint64) (bool, error)
	// Slot returns the message that a chat shows in a slot, 0 if there is none.
	Slot(chat ChatID, slot string) (int64, error)
	// SlotHolders lists the chats that show a message in a slot, by chat id.
	SlotHolders(slot string) ([]ChatMessage, error)
	// DeadLetters lists the messages that Telegram refused, oldest first.
	DeadLetters() ([]DeadLetter, error)
	// CountDeadLetters counts them, up to limit.
	CountDeadLetters(limit int) (int, error)
}

// OutboxWriter writes them.
type OutboxWriter interface {
	// Enqueue gives the row its id and adds it to the outbox. A waiting row of the
	// same chat, lane and slot is removed and merged into the new one: the higher
	// After holds, EditOnly holds only if both have it, and the removed row's From
	// is kept where the new row has none.
	Enqueue(row Outgoing) (uint64, error)
	// StrikeOff removes a row that was sent; that there is none is no error.
	StrikeOff(id uint64) error
	// Reschedule writes NotBefore, Held, Attempts and Plain of a row that still
	// waits; that there is none is no error.
	Reschedule(row Outgoing) error
	// DropOutbox removes everything still to be sent to a chat.
	DropOutbox(chat ChatID) error
	// Bury removes a row from the outbox and keeps it as a dead letter. The oldest
	// beyond [DeadLettersKept] are dropped.
	Bury(letter DeadLetter) error
	// DropLetter removes the dead letter of a row; that there is none is no error.
	DropLetter(row uint64) error
	// SetSlot says which message a chat shows in a slot; 0 clears the slot.
	SetSlot(chat ChatID, slot string, message int64) error
}
