package dialog

import (
	"errors"

	"usynys/store"
)

// draftCache is the sender's draft while a turn lasts: read once, changed as often
// as the turn wants, written once.
type draftCache struct {
	loaded, wasStored bool
	exists, dirty     bool
	draft             store.Draft
}

// Draft is the sender's draft as the turn has left it so far, and whether there is
// one.
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

// SaveDraft makes this the sender's draft.
func (t *Turn) SaveDraft(draft store.Draft) {
	t.draft.draft, t.draft.loaded, t.draft.exists, t.draft.dirty = draft, true, true, true
}

// DeleteDraft leaves the sender without a draft.
func (t *Turn) DeleteDraft() error {
	if _, _, err := t.Draft(); err != nil {
		return err
	}
	t.draft.draft, t.draft.exists, t.draft.dirty = t.emptyDraft(), false, t.draft.wasStored
	return nil
}

// FlushDraft writes to the store what the turn has done to the draft. The engine
// calls it when the turn has ended well.
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
