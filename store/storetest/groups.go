package storetest

import (
	"time"

	"usynys/store"
	"usynys/store/rules"
)

var (
	everywhereAdmin = store.Staff{ID: 1, Role: store.RoleAdministrator}
	regionalAdmin   = store.Staff{ID: 2, Role: store.RoleAdministrator, Scope: store.Scope{Regions: []string{"KZ-75"}}}
	oneRegion       = store.Group{Chat: -5, Scope: store.Scope{Regions: []string{"KZ-75"}}, Language: store.Kazakh}
)

var groupTests = []test{
	{"linking one is in the audit log, once", func(b *harness) {
		linked := oneRegion
		linked.By, linked.At = 2, StartTime
		wide := store.Group{Chat: -5, Language: store.Kazakh, By: 1, At: StartTime}
		b.inTxAndView(
			func(tx store.Tx) {
				group := oneRegion
				group.At = StartTime
				b.ok(rules.LinkGroup(tx, group, regionalAdmin))
				b.ok(rules.LinkGroup(tx, group, everywhereAdmin))
				want(b, linked)(store.Groups.Get(tx, -5))
				group.Scope = store.Scope{}
				b.ok(rules.LinkGroup(tx, group, everywhereAdmin))
				b.wantErr(rules.LinkGroup(tx, oneRegion, regionalAdmin), rules.ErrNotAuthorized)
				_, err := rules.UnlinkGroup(tx, -5, regionalAdmin, StartTime)
				b.wantErr(err, rules.ErrNotAuthorized)
			},
			func(r store.Reader) {
				want(b, wide)(store.Groups.Get(r, -5))
				b.audited(r, [4]string{"scope", "", "KZ-75", "2"}, [4]string{"scope", "KZ-75", "all", "1"})
			})
	}},
	{"linking one needs the right to manage its scope", func(b *harness) {
		b.update(func(tx store.Tx) {
			b.wantErr(rules.LinkGroup(tx, oneRegion, store.Staff{ID: 3, Role: store.RoleCoordinator}), rules.ErrNotAuthorized)
			b.wantErr(rules.LinkGroup(tx, store.Group{Chat: -5}, regionalAdmin), rules.ErrNotAuthorized)
			other := store.Group{Chat: -5, Scope: store.Scope{Regions: []string{"KZ-75", "KZ-11"}}}
			b.wantErr(rules.LinkGroup(tx, other, regionalAdmin), rules.ErrNotAuthorized)
			want[[]store.Group](b, nil)(store.Groups.All(tx))
			b.audited(tx)
		})
	}},
	{"unlinking one ends it with its alarm", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				b.link(tx)
				_, err := rules.UnlinkGroup(tx, -5, store.Staff{ID: 3, Role: store.RoleModerator}, StartTime)
				b.wantErr(err, rules.ErrNotAuthorized)
				_, err = rules.UnlinkGroup(tx, -5, everywhereAdmin, StartTime)
				b.ok(err)
				_, err = rules.UnlinkGroup(tx, -5, everywhereAdmin, StartTime)
				b.wantErr(err, store.ErrNotFound)
			},
			func(r store.Reader) {
				want[[]store.Group](b, nil)(store.Groups.All(r))
				want(b, time.Time{})(r.NextAlarm())
				b.audited(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"scope", "KZ-75", "", "1"})
			})
	}},
	{"one that is lost leaves no rows in the outbox", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				b.link(tx)
				b.send(tx, store.OutboxRow{Chat: -5, Slot: store.GroupSlot}, store.OutboxRow{Chat: 7})
				_, err := rules.ForgetGroup(tx, -5, StartTime)
				b.ok(err)
				_, err = rules.ForgetGroup(tx, -5, StartTime)
				b.wantErr(err, store.ErrNotFound)
			},
			func(r store.Reader) {
				want[[]store.Group](b, nil)(store.Groups.All(r))
				want(b, int64(0))(r.Slot(-5, store.GroupSlot))
				want(b, []store.ChatID{7})(chats(r))
				b.audited(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"scope", "KZ-75", "", ""})
			})
	}},
	{"the outbox follows one that became a supergroup, once", func(b *harness) {
		moved := oneRegion
		moved.Chat, moved.By, moved.At = -1005, 1, StartTime
		b.inTxAndView(
			func(tx store.Tx) {
				b.link(tx)
				b.send(tx,
					store.OutboxRow{Chat: -5, Slot: store.GroupSlot, NotAbove: 9, FromSlot: "scope"}, store.OutboxRow{Chat: 7},
					store.OutboxRow{Chat: -5, StripKeyboard: 3}, store.OutboxRow{Chat: -5, Slot: "hint", EditOnly: true})
				b.ok(rules.MigrateGroup(tx, -5, -1005, StartTime))
				b.ok(rules.MigrateGroup(tx, -5, -1005, StartTime.Add(time.Hour)))
			},
			func(r store.Reader) {
				want(b, []store.Group{moved})(store.Groups.All(r))
				want(b, int64(0))(r.Slot(-5, store.GroupSlot))
				want(b, int64(0))(r.Slot(-1005, store.GroupSlot))
				want(b, []store.ChatID{7, -1005})(chats(r))
				rows, err := r.Outbox(0, 9)
				b.ok(err)
				if row := rows[len(rows)-1]; row.NotAbove != 0 || row.FromSlot != "" || row.Slot != store.GroupSlot {
					b.Errorf("the row is still about messages of the old group: %+v", row)
				}
				want(b, []store.Alarm{{At: StartTime, Kind: store.AlarmGroup, Subject: moved.AlarmSubject()}})(r.Alarms(StartTime.Add(24*time.Hour), 9))
				b.audited(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"chat", "-5", "-1005", ""})
			})
	}},
	{"its alarm is only moved to an earlier moment", func(b *harness) {
		alarm := store.Alarm{At: StartTime, Kind: store.AlarmGroup, Subject: oneRegion.AlarmSubject()}
		b.inTxAndView(
			func(tx store.Tx) {
				for _, minutes := range []time.Duration{5, 0, 3} {
					b.ok(rules.ScheduleGroupRefresh(tx, oneRegion, StartTime.Add(minutes*time.Minute)))
				}
			},
			func(r store.Reader) { want(b, alarm)(r.Alarm(store.AlarmGroup, oneRegion.AlarmSubject())) })
	}},
}

// link links the group of one region, with a message in it and an alarm.
func (b *harness) link(tx store.Tx) {
	b.Helper()
	group := oneRegion
	group.At = StartTime
	b.ok(rules.LinkGroup(tx, group, everywhereAdmin))
	b.ok(tx.SetSlot(-5, store.GroupSlot, 12))
	b.ok(rules.ScheduleGroupRefresh(tx, group, StartTime))
}

func (b *harness) send(tx store.Tx, rows ...store.OutboxRow) {
	b.Helper()
	for _, row := range rows {
		_, err := tx.Enqueue(row)
		b.ok(err)
	}
}

// chats returns the chats of the rows in the outbox, in order.
func chats(r store.Reader) (list []store.ChatID, err error) {
	rows, err := r.Outbox(0, 99)
	for _, row := range rows {
		list = append(list, row.Chat)
	}
	return list, err
}

// audited compares the audit entries of groups: field, old, new, actor.
func (b *harness) audited(r store.Reader, wanted ...[4]string) {
	b.Helper()
	entries, err := store.Collect(r.Audit(0))
	b.ok(err)
	var got [][4]string
	for _, entry := range entries {
		if entry.Action != store.ActionChangeGroup || entry.Subject != "-5" {
			b.Errorf("got the entry %+v", entry)
		}
		got = append(got, [4]string{entry.Field, entry.Old, entry.New, entry.Actor.String()})
	}
	want(b, wanted)(got, nil)
}
