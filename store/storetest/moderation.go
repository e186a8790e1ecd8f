package storetest

import (
	"time"

	"usynys/store"
)

// recordTest is how one kind of record is kept: saved whole, listed in order, deleted.
type recordTest[Record any] struct {
	save   func(tx store.Tx, record Record) error
	read   func(r store.Reader, record Record) (Record, error)
	list   func(r store.Reader) ([]Record, error)
	remove func(tx store.Tx, record Record) error
}

// check goes through the life of records. They are given in the order in which they
// are listed.
func (k recordTest[Record]) check(b *harness, records ...Record) {
	b.Helper()
	first := records[0]
	b.view(func(r store.Reader) {
		_, err := k.read(r, first)
		b.wantErr(err, store.ErrNotFound)
	})
	b.inTxAndView(
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
	b.inTxAndView(
		func(tx store.Tx) { b.ok(k.remove(tx, first)); b.ok(k.remove(tx, first)) },
		func(r store.Reader) {
			_, err := k.read(r, first)
			b.wantErr(err, store.ErrNotFound)
			if k.list != nil {
				want(b, records[1:])(k.list(r))
			}
		})
}

var moderationTests = []test{
	{"leases", func(b *harness) {
		recordTest[store.Lease]{
			save:   func(tx store.Tx, l store.Lease) error { return store.Leases.Put(tx, l) },
			read:   func(r store.Reader, l store.Lease) (store.Lease, error) { return store.Leases.Get(r, l.Proposal) },
			list:   func(r store.Reader) ([]store.Lease, error) { return store.Leases.All(r) },
			remove: func(tx store.Tx, l store.Lease) error { return store.Leases.Delete(tx, l.Proposal) },
		}.check(b,
			store.Lease{Proposal: 2, By: 9, ByName: "Айгүл <b>", Since: StartTime, Until: StartTime.Add(time.Minute)},
			store.Lease{Proposal: 256, By: 8})
	}},
	{"blocks", func(b *harness) {
		recordTest[store.Block]{
			save:   func(tx store.Tx, l store.Block) error { return store.Blocks.Put(tx, l) },
			read:   func(r store.Reader, l store.Block) (store.Block, error) { return store.Blocks.Get(r, l.Person) },
			remove: func(tx store.Tx, l store.Block) error { return store.Blocks.Delete(tx, l.Person) },
		}.check(b,
			store.Block{
				Person: 1, Proposal: 7, By: 9, ByName: "Айгүл", At: StartTime, Until: StartTime.Add(time.Hour), Proposed: true,
				Reason: store.Reason{Code: "spam", Text: "себебі", Language: store.Kazakh, Template: store.LocalizedText{KK: "а", RU: "б"}},
			},
			store.Block{Person: 300, Proposal: 1, At: StartTime})
	}},
	{"a block outlives the erasure of the person", func(b *harness) {
		block := store.Block{Person: 1, Proposal: 7, At: StartTime}
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.Blocks.Put(tx, block)); b.ok(tx.ErasePerson(1)) },
			func(r store.Reader) { want(b, block)(store.Blocks.Get(r, 1)) })
	}},
	{"invitations", func(b *harness) {
		recordTest[store.Invite]{
			save:   func(tx store.Tx, i store.Invite) error { return store.Invites.Put(tx, i) },
			read:   func(r store.Reader, i store.Invite) (store.Invite, error) { return store.Invites.Get(r, i.Hash) },
			list:   func(r store.Reader) ([]store.Invite, error) { return store.Invites.All(r) },
			remove: func(tx store.Tx, i store.Invite) error { return store.Invites.Delete(tx, i.Hash) },
		}.check(b,
			store.Invite{
				Hash: store.HashInviteCode("a"), Role: store.RoleCoordinator, Scope: store.Scope{Regions: []string{"KZ-75"}, Topics: []string{"work"}},
				By: 9, ByName: "Ольга", At: StartTime, Until: StartTime.Add(time.Hour), UsedBy: 10, Revoked: true,
			},
			store.Invite{Hash: "ff", At: StartTime, Until: StartTime})
	}},
	{"groups", func(b *harness) {
		recordTest[store.Group]{
			save:   func(tx store.Tx, g store.Group) error { return store.Groups.Put(tx, g) },
			read:   func(r store.Reader, g store.Group) (store.Group, error) { return store.Groups.Get(r, g.Chat) },
			list:   func(r store.Reader) ([]store.Group, error) { return store.Groups.All(r) },
			remove: func(tx store.Tx, g store.Group) error { return store.Groups.Delete(tx, g.Chat) },
		}.check(b,
			store.Group{Chat: -1001234567890, Scope: store.Scope{Regions: []string{"KZ-75"}}, Language: store.Russian, By: 9, At: StartTime},
			store.Group{Chat: -5, At: StartTime})
	}},
	{"templates", func(b *harness) {
		recordTest[store.ReasonTemplate]{
			save: func(tx store.Tx, t store.ReasonTemplate) error { return store.EditedTemplates.Put(tx, t) },
			read: func(r store.Reader, t store.ReasonTemplate) (store.ReasonTemplate, error) {
				all, err := store.EditedTemplates.All(r)
				for _, found := range all {
					if found.Code == t.Code {
						return found, nil
					}
				}
				if err == nil {
					err = store.ErrNotFound
				}
				return store.ReasonTemplate{}, err
			},
			list: func(r store.Reader) ([]store.ReasonTemplate, error) { return store.EditedTemplates.All(r) },
		}.check(b,
			store.ReasonTemplate{Code: "a", Button: store.LocalizedText{KK: "Түйме", RU: "Кнопка"}, Text: store.LocalizedText{KK: "Мәтін", RU: "Текст"}, Withdrawn: true},
			store.ReasonTemplate{Code: "b"})
	}},
	{"answers not sent yet", func(b *harness) {
		recordTest[store.ReplyDraft]{
			save: func(tx store.Tx, k store.ReplyDraft) error { return store.ReplyDrafts.Put(tx, k) },
			read: func(r store.Reader, k store.ReplyDraft) (store.ReplyDraft, error) {
				return store.ReplyDrafts.Get(r, k.Proposal)
			},
			remove: func(tx store.Tx, k store.ReplyDraft) error { return store.ReplyDrafts.Delete(tx, k.Proposal) },
		}.check(b,
			store.ReplyDraft{
				Proposal: 3, Parts: []store.TextPart{{Message: 4, Text: "Мектепте"}},
				Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "photo", Message: 5}},
			},
			store.ReplyDraft{Proposal: 4})
	}},
	{"work on many proposals", func(b *harness) {
		recordTest[store.BulkOperation]{
			save: func(tx store.Tx, k store.BulkOperation) error { return store.Bulks.Put(tx, k) },
			read: func(r store.Reader, k store.BulkOperation) (store.BulkOperation, error) {
				return store.Bulks.Get(r, k.Person)
			},
			remove: func(tx store.Tx, k store.BulkOperation) error { return store.Bulks.Delete(tx, k.Person) },
		}.check(b,
			store.BulkOperation{
				Person: 9, Action: store.ActionMove, Topic: "work", Assignee: 8, Filter: store.Filter{Region: "KZ-75", Mine: true},
				Remaining: []store.ProposalRevision{{Proposal: 1, Revision: 1}, {Proposal: 2, Revision: 7}}, Total: 5, Done: 2, Skipped: 1, At: StartTime,
			},
			store.BulkOperation{Person: 10, At: StartTime})
	}},
}

var staffTests = []test{
	{"a staff record is kept whole, listed by id, and can be deleted", func(b *harness) {
		full := store.Staff{
			ID: 300, Role: store.RoleAdministrator, Name: "Асель <b>", Configured: true,
			Scope: store.Scope{Regions: []string{"KZ-75", "KZ-71"}, Topics: []string{"work"}},
			AdminDraft: store.AdminDraft{
				Member: 7, MemberFingerprint: 8, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-10"}}, RegionsChosen: true, TopicsChosen: true,
				Template: store.ReasonTemplate{Code: "one", Button: store.LocalizedText{KK: "Түйме", RU: "Кнопка"}, Withdrawn: true}, TemplateBefore: store.ReasonTemplate{Code: "one"},
			},
		}
		first, second := store.Staff{ID: 2, Role: store.RoleModerator}, store.Staff{ID: 256, Role: store.RoleCoordinator}
		b.view(func(r store.Reader) {
			_, err := store.StaffRecords.Get(r, 300)
			b.wantErr(err, store.ErrNotFound)
			want[[]store.Staff](b, nil)(store.StaffRecords.All(r))
		})
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(store.StaffRecords.Put(tx, full))
				b.ok(store.StaffRecords.Put(tx, second))
				b.ok(store.StaffRecords.Put(tx, first))
			},
			func(r store.Reader) {
				want(b, full)(store.StaffRecords.Get(r, 300))
				want(b, []store.Staff{first, second, full})(store.StaffRecords.All(r))
			})
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.StaffRecords.Delete(tx, 256)); b.ok(store.StaffRecords.Delete(tx, 256)) },
			func(r store.Reader) {
				_, err := store.StaffRecords.Get(r, 256)
				b.wantErr(err, store.ErrNotFound)
				want(b, []store.Staff{first, full})(store.StaffRecords.All(r))
			})
	}},
}
