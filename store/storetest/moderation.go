package storetest

import (
	"time"

	"usynys/store"
)

// kept is how one kind of record is kept: saved whole, listed in order, deleted.
type kept[Record any] struct {
	save   func(tx store.Tx, record Record) error
	read   func(r store.Reader, record Record) (Record, error)
	list   func(r store.Reader) ([]Record, error)
	remove func(tx store.Tx, record Record) error
}

// check goes through the life of records. They are given in the order in which they
// are listed.
func (k kept[Record]) check(b *bench, records ...Record) {
	b.Helper()
	first := records[0]
	b.view(func(r store.Reader) {
		_, err := k.read(r, first)
		b.is(err, store.ErrNotFound)
	})
	b.everywhere(
		func(tx store.Tx) {
			for i := range records {
				b.ok(k.save(tx, records[len(records)-1-i]))
			}
			b.ok(k.save(tx, first))
		},
		func(r store.Reader) {
			for _, record := range records {
				want(b, record)(k.read(r, record))
			}
			if k.list != nil {
				want(b, records)(k.list(r))
			}
		})
	if k.remove == nil {
		return
	}
	b.everywhere(
		func(tx store.Tx) { b.ok(k.remove(tx, first)); b.ok(k.remove(tx, first)) },
		func(r store.Reader) {
			_, err := k.read(r, first)
			b.is(err, store.ErrNotFound)
			if k.list != nil {
				want(b, records[1:])(k.list(r))
			}
		})
}

var moderationTests = []test{
	{"leases", func(b *bench) {
		kept[store.Lease]{
			save:   func(tx store.Tx, l store.Lease) error { return store.Leases.Put(tx, l) },
			read:   func(r store.Reader, l store.Lease) (store.Lease, error) { return store.Leases.Get(r, l.Proposal) },
			list:   func(r store.Reader) ([]store.Lease, error) { return store.Leases.All(r) },
			remove: func(tx store.Tx, l store.Lease) error { return store.Leases.Delete(tx, l.Proposal) },
		}.check(b,
			store.Lease{Proposal: 2, By: 9, ByName: "Айгүл <b>", Since: Start, Until: Start.Add(time.Minute)},
			store.Lease{Proposal: 256, By: 8})
	}},
	{"blocks", func(b *bench) {
		kept[store.Block]{
			save:   func(tx store.Tx, l store.Block) error { return store.Blocks.Put(tx, l) },
			read:   func(r store.Reader, l store.Block) (store.Block, error) { return store.Blocks.Get(r, l.Person) },
			remove: func(tx store.Tx, l store.Block) error { return store.Blocks.Delete(tx, l.Person) },
		}.check(b,
			store.Block{
				Person: 1, Proposal: 7, By: 9, ByName: "Айгүл", At: Start, Until: Start.Add(time.Hour), Proposed: true,
				Reason: store.Reason{Code: "spam", Text: "себебі", Language: store.Kazakh, Template: store.Label{KK: "а", RU: "б"}},
			},
			store.Block{Person: 300, Proposal: 1, At: Start})
	}},
	{"a block outlives the erasure of the person", func(b *bench) {
		block := store.Block{Person: 1, Proposal: 7, At: Start}
		b.everywhere(
			func(tx store.Tx) { b.ok(store.Blocks.Put(tx, block)); b.ok(tx.ErasePerson(1)) },
			func(r store.Reader) { want(b, block)(store.Blocks.Get(r, 1)) })
	}},
	{"invitations", func(b *bench) {
		kept[store.Invite]{
			save:   func(tx store.Tx, i store.Invite) error { return store.Invites.Put(tx, i) },
			read:   func(r store.Reader, i store.Invite) (store.Invite, error) { return store.Invites.Get(r, i.Hash) },
			list:   func(r store.Reader) ([]store.Invite, error) { return store.Invites.All(r) },
			remove: func(tx store.Tx, i store.Invite) error { return store.Invites.Delete(tx, i.Hash) },
		}.check(b,
			store.Invite{
				Hash: store.InviteHash("a"), Role: store.Coordinator, Scope: store.Scope{Regions: []string{"KZ-75"}, Topics: []string{"work"}},
				By: 9, ByName: "Ольга", At: Start, Until: Start.Add(time.Hour), UsedBy: 10, Revoked: true,
			},
			store.Invite{Hash: "ff", At: Start, Until: Start})
	}},
	{"groups", func(b *bench) {
		kept[store.Group]{
			save:   func(tx store.Tx, g store.Group) error { return store.Groups.Put(tx, g) },
			read:   func(r store.Reader, g store.Group) (store.Group, error) { return store.Groups.Get(r, g.Chat) },
			list:   func(r store.Reader) ([]store.Group, error) { return store.Groups.All(r) },
			remove: func(tx store.Tx, g store.Group) error { return store.Groups.Delete(tx, g.Chat) },
		}.check(b,
			store.Group{Chat: -1001234567890, Scope: store.Scope{Regions: []string{"KZ-75"}}, Language: store.Russian, By: 9, At: Start},
			store.Group{Chat: -5, At: Start})
	}},
	{"templates", func(b *bench) {
		kept[store.Template]{
			save: func(tx store.Tx, t store.Template) error { return store.EditedTemplates.Put(tx, t) },
			read: func(r store.Reader, t store.Template) (store.Template, error) {
				all, err := store.EditedTemplates.All(r)
				for _, found := range all {
					if found.Code == t.Code {
						return found, nil
					}
				}
				if err == nil {
					err = store.ErrNotFound
				}
				return store.Template{}, err
			},
			list: func(r store.Reader) ([]store.Template, error) { return store.EditedTemplates.All(r) },
		}.check(b,
			store.Template{Code: "a", Button: store.Label{KK: "Түйме", RU: "Кнопка"}, Text: store.Label{KK: "Мәтін", RU: "Текст"}, Withdrawn: true},
			store.Template{Code: "b"})
	}},
	{"answers not sent yet", func(b *bench) {
		kept[store.Reply]{
			save:   func(tx store.Tx, k store.Reply) error { return store.ReplyDrafts.Put(tx, k) },
			read:   func(r store.Reader, k store.Reply) (store.Reply, error) { return store.ReplyDrafts.Get(r, k.Proposal) },
			remove: func(tx store.Tx, k store.Reply) error { return store.ReplyDrafts.Delete(tx, k.Proposal) },
		}.check(b,
			store.Reply{
				Proposal: 3, Parts: []store.Part{{Message: 4, Text: "Мектепте"}},
				Attachments: []store.Attachment{{Kind: store.Photo, FileID: "photo", Message: 5}},
			},
			store.Reply{Proposal: 4})
	}},
	{"work on many proposals", func(b *bench) {
		kept[store.Bulk]{
			save:   func(tx store.Tx, k store.Bulk) error { return store.Bulks.Put(tx, k) },
			read:   func(r store.Reader, k store.Bulk) (store.Bulk, error) { return store.Bulks.Get(r, k.Person) },
			remove: func(tx store.Tx, k store.Bulk) error { return store.Bulks.Delete(tx, k.Person) },
		}.check(b,
			store.Bulk{
				Person: 9, Action: store.ActionMove, Topic: "work", Assignee: 8, Filter: store.Filter{Region: "KZ-75", Mine: true},
				Proposals: []store.Seen{{Proposal: 1, Revision: 1}, {Proposal: 2, Revision: 7}}, Total: 5, Done: 2, Passed: 1, At: Start,
			},
			store.Bulk{Person: 10, At: Start})
	}},
}
