package dialog

import (
	"errors"

	"usynys/store"
)

// draftCache is the sender's draft during a turn: it is read once and written once.
type draftCache struct {
	loaded, wasStored bool
	exists, dirty     bool
	draft             store.Draft
}

// Draft returns the sender's draft, with the turn's changes, and whether there is one.
func (t *Turn) Draft() (store.Draft, bool, error) {
	d := &t.draft
	if d.loaded {
		return d.draft, d.exists, nil
	}
	draft, err := store.Drafts.Get(t.Tx, t.Person.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return store.Draft{}, false, err
	}
	*d = draftCache{loaded: true, draft: draft, exists: err == nil, wasStored: err == nil}
	if !d.exists {
		d.draft = t.emptyDraft()
	}
	return d.draft, d.exists, nil
}

// SaveDraft replaces the sender's draft.
func (t *Turn) SaveDraft(draft store.Draft) {
	t.draft.draft, t.draft.loaded, t.draft.exists, t.draft.dirty = draft, true, true, true
}

// DeleteDraft deletes the sender's draft.
func (t *Turn) DeleteDraft() error {
	if _, _, err := t.Draft(); err != nil {
		return err
	}
	t.draft.draft, t.draft.exists, t.draft.dirty = t.emptyDraft(), false, t.draft.wasStored
	return nil
}

// FlushDraft writes the turn's changes of the draft to the store. The engine calls it
// when the turn has succeeded.
func (t *Turn) FlushDraft() error {
	switch d := t.draft; {
	case !d.dirty:
		return nil
	case d.exists:
		return store.Drafts.Put(t.Tx, d.draft)
	}
	return store.Drafts.Delete(t.Tx, t.Person.ID)
}

func (t *Turn) emptyDraft() store.Draft {
	return store.Draft{Person: t.Person.ID, StartedAt: t.Now.UTC()}
}
