package storetest

import (
	"time"

	"usynys/store"
)

var moderationTests = []test{
	{"leases", keptRecords(store.Leases, func(l store.Lease) store.Seq { return l.Proposal },
		store.Lease{Proposal: 2, By: 9, ByName: "Айгүл <b>", Since: StartTime, Until: StartTime.Add(time.Minute)},
		store.Lease{Proposal: 256, By: 8})},
	{"blocks", keptRecords(store.Blocks, func(l store.Block) store.PersonID { return l.Person },
		store.Block{
			Person: 1, Proposal: 7, By: 9, ByName: "Айгүл", At: StartTime, Until: StartTime.Add(time.Hour), Proposed: true,
			Reason: store.Reason{Code: "spam", Text: "себебі", Language: store.Kazakh, Template: store.LocalizedText{KK: "а", RU: "б"}},
		},
		store.Block{Person: 300, Proposal: 1, At: StartTime})},
	{"a block outlives the erasure of the person", func(b *harness) {
		block := store.Block{Person: 1, Proposal: 7, At: StartTime}
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.Blocks.Put(tx, block)); b.ok(tx.ErasePerson(1)) },
			func(r store.Reader) { want(b, block)(store.Blocks.Get(r, 1)) })
	}},
	{"invitations", keptRecords(store.Invites, func(i store.Invite) string { return i.Hash },
		store.Invite{
			Hash: store.HashInviteCode("a"), Role: store.RoleCoordinator, Scope: store.Scope{Regions: []string{"KZ-75"}, Topics: []string{"work"}},
			By: 9, ByName: "Ольга", At: StartTime, Until: StartTime.Add(time.Hour), UsedBy: 10, Revoked: true,
		},
		store.Invite{Hash: "ff", At: StartTime, Until: StartTime})},
	{"groups", keptRecords(store.Groups, func(g store.Group) store.ChatID { return g.Chat },
		store.Group{Chat: -1001234567890, Scope: store.Scope{Regions: []string{"KZ-75"}}, Language: store.Russian, By: 9, At: StartTime},
		store.Group{Chat: -5, At: StartTime})},
	{"templates", keptRecords(store.EditedTemplates, func(t store.ReasonTemplate) string { return t.Code },
		store.ReasonTemplate{Code: "a", Button: store.LocalizedText{KK: "Түйме", RU: "Кнопка"}, Text: store.LocalizedText{KK: "Мәтін", RU: "Текст"}, Withdrawn: true},
		store.ReasonTemplate{Code: "b"})},
	{"unsent replies", keptRecords(store.ReplyDrafts, func(k store.ReplyDraft) store.Seq { return k.Proposal },
		store.ReplyDraft{
			Proposal: 3, Parts: []store.TextPart{{Message: 4, Text: "Мектепте"}},
			Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "photo", Message: 5}},
		},
		store.ReplyDraft{Proposal: 4})},
	{"bulk operations", keptRecords(store.Bulks, func(k store.BulkOperation) store.PersonID { return k.Person },
		store.BulkOperation{
			Person: 9, Action: store.ActionMove, Topic: "work", Assignee: 8, Filter: store.Filter{Region: "KZ-75", Mine: true},
			Remaining: []store.ProposalRevision{{Proposal: 1, Revision: 1}, {Proposal: 2, Revision: 7}}, Total: 5, Done: 2, Skipped: 1, At: StartTime,
		},
		store.BulkOperation{Person: 10, At: StartTime})},
	{"staff", keptRecords(store.StaffRecords, func(s store.Staff) store.PersonID { return s.ID },
		store.Staff{ID: 2, Role: store.RoleModerator},
		store.Staff{ID: 256, Role: store.RoleCoordinator},
		store.Staff{
			ID: 300, Role: store.RoleAdministrator, Name: "Асель <b>", Configured: true,
			Scope: store.Scope{Regions: []string{"KZ-75", "KZ-71"}, Topics: []string{"work"}},
			AdminDraft: store.AdminDraft{
				Member: 7, MemberFingerprint: 8, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-10"}}, RegionsChosen: true, TopicsChosen: true,
				Template: store.ReasonTemplate{Code: "one", Button: store.LocalizedText{KK: "Түйме", RU: "Кнопка"}, Withdrawn: true}, TemplateBefore: store.ReasonTemplate{Code: "one"},
			},
		})},
}

// keptRecords tests that records are kept whole, listed in order and deleted. They are
// given in the order of their keys.
func keptRecords[K store.Key, T any](records store.Records[K, T], key func(T) K, all ...T) func(*harness) {
	return func(b *harness) {
		first := all[0]
		missing := func(r store.Reader) {
			_, err := records.Get(r, key(first))
			b.wantErr(err, store.ErrNotFound)
		}
		b.view(func(r store.Reader) {
			missing(r)
			want[[]T](b, nil)(records.All(r))
		})
		b.inTxAndView(
			func(tx store.Tx) {
				for i := range all {
					b.ok(records.Put(tx, all[len(all)-1-i]))
				}
				b.ok(records.Put(tx, first))
			},
			func(r store.Reader) {
				for _, record := range all {
					want(b, record)(records.Get(r, key(record)))
				}
				want(b, all)(records.All(r))
			})
		b.inTxAndView(
			func(tx store.Tx) { b.ok(records.Delete(tx, key(first))); b.ok(records.Delete(tx, key(first))) },
			func(r store.Reader) {
				missing(r)
				want(b, all[1:])(records.All(r))
			})
	}
}
