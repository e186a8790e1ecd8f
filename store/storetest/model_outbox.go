package storetest

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"usynys/store"
)

// place is a slot in a chat.
type place struct {
	chat store.ChatID
	slot string
}

// outboxModel is what must be in the outbox, the slots and the dead letters.
type outboxModel struct {
	last    uint64
	rows    []store.OutboxRow
	letters []store.DeadLetter
	slots   map[place]int64
}

func (m outboxModel) clone() outboxModel {
	return outboxModel{m.last, slices.Clone(m.rows), slices.Clone(m.letters), maps.Clone(m.slots)}
}

var (
	modelChats = []store.ChatID{-7, 1, 2}
	modelSlots = []string{"screen", "card:1", "card:12"}
)

func checkOutboxModel(t *testing.T, open func(*testing.T, string) store.Store) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newHarness(t, rt, open)
		defer func() { b.ok(b.store.Close()) }()
		model := outboxModel{slots: map[place]int64{}}
		for range rapid.IntRange(1, 6).Draw(rt, "transactions") {
			model = model.transaction(rt, b)
			b.view(func(r store.Reader) { model.compare(rt, b, r) })
		}
		b.reopen()
		b.view(func(r store.Reader) { model.compare(rt, b, r) })
	})
}

func (m outboxModel) transaction(rt *rapid.T, b *harness) outboxModel {
	changed := m.clone()
	steps := func(tx store.Tx) {
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			changed.step(rt, b, tx)
		}
		changed.compare(rt, b, tx)
	}
	if rapid.IntRange(0, 4).Draw(rt, "refused") == 0 {
		b.refuse(steps)
		return m
	}
	b.update(steps)
	return changed
}

func (m *outboxModel) step(rt *rapid.T, b *harness, tx store.Tx) {
	chat := rapid.SampledFrom(modelChats).Draw(rt, "chat")
	slot := rapid.SampledFrom(modelSlots).Draw(rt, "slot")
	id := rapid.Uint64Range(0, m.last+1).Draw(rt, "id")
	switch rapid.IntRange(0, 9).Draw(rt, "step") {
	case 0, 1, 2, 3:
		m.enqueue(rt, b, tx, chat)
	case 4:
		b.ok(tx.DeleteSent(id))
		m.remove(func(row store.OutboxRow) bool { return row.ID == id })
	case 5:
		changed := store.OutboxRow{ID: id, Chat: 99, Attempts: rapid.IntRange(1, 9).Draw(rt, "attempts"), PlainText: true, NotBefore: StartTime}
		b.ok(tx.Reschedule(changed))
		if i := m.find(id); i >= 0 {
			m.rows[i].Attempts, m.rows[i].PlainText, m.rows[i].NotBefore = changed.Attempts, true, StartTime
		}
	case 6:
		b.ok(tx.DropOutbox(chat))
		m.remove(func(row store.OutboxRow) bool { return row.Chat == chat })
	case 7:
		letter := store.DeadLetter{Outgoing: store.OutboxRow{ID: id, Chat: chat}, Reason: "400"}
		b.ok(tx.MoveToDeadLetters(letter))
		m.remove(func(row store.OutboxRow) bool { return row.ID == id })
		m.letters = append(m.letters, letter)
	case 8:
		message := rapid.Int64Range(0, 3).Draw(rt, "message")
		b.ok(tx.SetSlot(chat, slot, message))
		m.slots[place{chat, slot}] = message
	case 9:
		b.ok(tx.ErasePerson(store.PersonID(chat)))
		m.remove(func(row store.OutboxRow) bool { return row.Chat == chat })
		m.letters = slices.DeleteFunc(m.letters, func(l store.DeadLetter) bool { return l.Outgoing.Chat == chat })
		maps.DeleteFunc(m.slots, func(at place, _ int64) bool { return at.chat == chat })
	}
}

func (m *outboxModel) enqueue(rt *rapid.T, b *harness, tx store.Tx, chat store.ChatID) {
	row := store.OutboxRow{
		Chat: chat, Lane: store.Lane(rapid.IntRange(0, 1).Draw(rt, "lane")),
		Slot:     rapid.SampledFrom(append([]string{""}, modelSlots...)).Draw(rt, "row's slot"),
		FromSlot: rapid.SampledFrom([]string{"", "preview"}).Draw(rt, "from"),
		NotAbove: rapid.Int64Range(0, 3).Draw(rt, "after"),
		EditOnly: rapid.Bool().Draw(rt, "edit only"),
		Message:  store.Message{Text: rapid.StringN(0, 3, 12).Draw(rt, "text")},
	}
	id, err := tx.Enqueue(row)
	b.ok(err)
	row.ID, m.last = id, id
	for _, old := range m.rows {
		if row.Slot != "" && old.Chat == row.Chat && old.Lane == row.Lane && old.Slot == row.Slot {
			row.NotAbove, row.EditOnly = max(row.NotAbove, old.NotAbove), row.EditOnly && old.EditOnly
			row.FromSlot = cmp.Or(row.FromSlot, old.FromSlot)
			m.remove(func(r store.OutboxRow) bool { return r.ID == old.ID })
			break
		}
	}
	m.rows = append(m.rows, row)
}

func (m *outboxModel) remove(match func(store.OutboxRow) bool) {
	m.rows = slices.DeleteFunc(slices.Clone(m.rows), match)
}

func (m *outboxModel) find(id uint64) int {
	return slices.IndexFunc(m.rows, func(row store.OutboxRow) bool { return row.ID == id })
}

func (m outboxModel) compare(rt *rapid.T, b *harness, r store.Reader) {
	b.Helper()
	want(b, m.rows)(r.Outbox(0, 1000))
	want(b, m.letters)(r.DeadLetters())
	for id := range m.last + 2 {
		want(b, m.find(id) >= 0)(r.IsPending(id))
	}
	if len(m.rows) > 0 {
		above, limit := rapid.IntRange(0, len(m.rows)-1).Draw(rt, "above"), rapid.IntRange(1, 4).Draw(rt, "limit")
		want(b, m.rows[above+1:min(above+1+limit, len(m.rows))])(r.Outbox(m.rows[above].ID, limit))
	}
	for _, slot := range modelSlots {
		var holders []store.ChatMessage
		for _, chat := range modelChats {
			message := m.slots[place{chat, slot}]
			want(b, message)(r.Slot(chat, slot))
			if message != 0 {
				holders = append(holders, store.ChatMessage{Chat: chat, Message: message})
			}
		}
		slices.SortFunc(holders, func(a, b store.ChatMessage) int { return cmp.Compare(a.Chat, b.Chat) })
		want(b, holders)(r.SlotMessages(slot))
	}
}
