package store

import "errors"

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

// The kinds of records that are only read, written and deleted by their key. How each
// is used reads like this:
//
//	draft, err := store.Drafts.Get(tx, person)
//	err = store.Drafts.Put(tx, draft)
//	err = store.Drafts.Delete(tx, person)
var (
	People       = Records[PersonID, Person]{PersonKind, func(p Person) PersonID { return p.ID }}
	Sessions     = Records[PersonID, Session]{SessionKind, func(s Session) PersonID { return s.Person }}
	Drafts       = Records[PersonID, Draft]{DraftKind, func(d Draft) PersonID { return d.Person }}
	StaffRecords = Records[PersonID, Staff]{StaffKind, func(s Staff) PersonID { return s.ID }}
	Leases       = Records[Seq, Lease]{LeaseKind, func(l Lease) Seq { return l.Proposal }}
	Blocks       = Records[PersonID, Block]{BlockKind, func(b Block) PersonID { return b.Person }}
	Invites      = Records[string, Invite]{InviteKind, func(i Invite) string { return i.Hash }}
	Groups       = Records[ChatID, Group]{GroupKind, func(g Group) ChatID { return g.Chat }}
	// EditedTemplates are the templates that were added or edited; see [rules.Templates].
	EditedTemplates = Records[string, ReasonTemplate]{TemplateKind, func(t ReasonTemplate) string { return t.Code }}
	Bulks           = Records[PersonID, BulkOperation]{BulkKind, func(b BulkOperation) PersonID { return b.Person }}
	// ReplyDrafts are the answers that authors have begun, by proposal.
	ReplyDrafts = Records[Seq, ReplyDraft]{ReplyKind, func(r ReplyDraft) Seq { return r.Proposal }}
)

// Kind names one kind of record. A backend has a table for each.
type Kind uint8

// The kinds. A new one comes at the end, before KindCount.
const (
	PersonKind Kind = iota
	SessionKind
	DraftKind
	StaffKind
	LeaseKind
	BlockKind
	InviteKind
	GroupKind
	TemplateKind
	BulkKind
	ReplyKind
	KindCount
)

// Key is what records are kept under. Records of a kind are listed in the order of
// their keys: ids and numbers as numbers, texts by their bytes.
type Key interface {
	PersonID | ChatID | Seq | string
}

// Records are the records of one kind.
type Records[K Key, T any] struct {
	kind Kind
	key  func(T) K
}

// Get returns the record under a key, or [ErrNotFound].
func (k Records[K, T]) Get(r RecordReader, key K) (T, error) {
	var record T
	err := r.Record(k.kind, key, &record)
	return record, err
}

// All returns all records in the order of their keys.
func (k Records[K, T]) All(r RecordReader) ([]T, error) {
	var list []T
	err := r.EachRecord(k.kind, func(decode func(any) error) error {
		var record T
		if err := decode(&record); err != nil {
			return err
		}
		list = append(list, record)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// Put writes a record in place of the one with the same key.
func (k Records[K, T]) Put(tx RecordWriter, record T) error {
	return tx.PutRecord(k.kind, k.key(record), &record)
}

// Delete removes the record under a key; that there is none is no error.
func (k Records[K, T]) Delete(tx RecordWriter, key K) error {
	return tx.DeleteRecord(k.kind, key)
}

// SessionOf returns the session of a person, an empty one with their id where there
// is none.
func SessionOf(r RecordReader, id PersonID) (Session, error) {
	session, err := Sessions.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return Session{Person: id}, nil
	}
	return session, err
}
