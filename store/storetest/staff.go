package storetest

import "usynys/store"

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
