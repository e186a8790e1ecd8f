package store

// UpdateReader reads how far Telegram's updates have been handled.
type UpdateReader interface {
	// NextOffset returns the id of the first update that has not been handled, 0
	// before the first.
	NextOffset() (int64, error)
	// SeenSettings returns the catalogue's settings, by name, as they were when the
	// bot started last; none if it never did.
	SeenSettings() (map[string]string, error)
	// Seen reports whether an update is among the last [SeenKept] handled ones.
	Seen(mark UpdateMark) (bool, error)
	// Quarantined lists the updates that were set aside, oldest first.
	Quarantined() ([]Quarantined, error)
	// CountQuarantined counts them.
	CountQuarantined() (int, error)
}

// UpdateWriter writes it.
type UpdateWriter interface {
	SetNextOffset(id int64) error
	SeeSettings(settings map[string]string) error
	// MarkSeen remembers an update as handled and forgets the oldest beyond
	// [SeenKept].
	MarkSeen(mark UpdateMark) error
	// Quarantine sets an update aside and drops the oldest beyond
	// [QuarantineKept].
	Quarantine(update Quarantined) error
	// DropQuarantined removes what was set aside of an update; that there is nothing is
	// no error.
	DropQuarantined(updateID int64) error
}
