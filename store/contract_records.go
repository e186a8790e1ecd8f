package store

// RecordReader reads the records that have nothing but a key. It is called through
// the typed [Records], such as [People]; a backend needs one implementation for all
// kinds.
type RecordReader interface {
	// Record decodes the record of a kind under a key into what record points to. The
	// key is one of the types of [Key].
	Record(kind Kind, key, record any) error
	// EachRecord calls each once for every record of a kind, in the order of the keys,
	// with a function that decodes it. The first error ends it and is returned.
	EachRecord(kind Kind, each func(decode func(record any) error) error) error
}

// RecordWriter writes them.
type RecordWriter interface {
	// PutRecord writes what record points to, in place of the record under the key.
	// A key that contains U+0000 is refused.
	PutRecord(kind Kind, key, record any) error
	// DeleteRecord removes a record; that there is none is no error.
	DeleteRecord(kind Kind, key any) error
	// ErasePerson removes the person, their session, draft, slots and dead
	// letters, everything still to be sent to them and what was quarantined of
	// them. Proposals and the staff record are not touched.
	ErasePerson(id PersonID) error
}
