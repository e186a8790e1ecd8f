package storetest

import (
	"time"

	"usynys/store"
)

var (
	everywhereAdmin = store.Staff{ID: 1, Role: store.Administrator}
	regionalAdmin   = store.Staff{ID: 2, Role: store.Administrator, Scope: store.Scope{Regions: []string{"KZ-75"}}}
	oneRegion       = store.Group{Chat: -5, Scope: store.Scope{Regions: []string{"KZ-75"}}, Language: store.Kazakh}
)

var groupTests = []test{
	{"linking one keeps it and is told of in the audit, once", func(b *bench) {
		linked := oneRegion
		linked.By, linked.At = 2, Start
		wide := store.Group{Chat: -5, Language: store.Kazakh, By: 1, At: Start}
		b.everywhere(
			func(tx store.Tx) {
				group := oneRegion
				group.At = Start
				b.ok(store.LinkGroup(tx, group, regionalAdmin))
				b.ok(store.LinkGroup(tx, group, everywhereAdmin))
				want(b, linked)(store.Groups.Get(tx, -5))
				group.Scope = store.Scope{}
				b.ok(store.LinkGroup(tx, group, everywhereAdmin))
				b.is(store.LinkGroup(tx, oneRegion, regionalAdmin), store.ErrNotEntitled)
				_, err := store.UnlinkGroup(tx, -5, regionalAdmin, Start)
				b.is(err, store.ErrNotEntitled)
			},
			func(r store.Reader) {
				want(b, wide)(store.Groups.Get(r, -5))
				b.told(r, [4]string{"scope", "", "KZ-75", "2"}, [4]string{"scope", "KZ-75", "all", "1"})
			})
	}},
	{"who may not manage, or not there, links none", func(b *bench) {
		b.update(func(tx store.Tx) {
			b.is(store.LinkGroup(tx, oneRegion, store.Staff{ID: 3, Role: store.Coordinator}), store.ErrNotEntitled)
			b.is(store.LinkGroup(tx, store.Group{Chat: -5}, regionalAdmin), store.ErrNotEntitled)
			other := store.Group{Chat: -5, Scope: store.Scope{Regions: []string{"KZ-75", "KZ-11"}}}
			b.is(store.LinkGroup(tx, other, regionalAdmin), store.ErrNotEntitled)
			want[[]store.Group](b, nil)(store.Groups.All(tx))
			b.told(tx)
		})
	}},
	{"unlinking one ends it with its alarm", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) {
				b.link(tx)
				_, err := store.UnlinkGroup(tx, -5, store.Staff{ID: 3, Role: store.Moderator}, Start)
				b.is(err, store.ErrNotEntitled)
				_, err = store.UnlinkGroup(tx, -5, everywhereAdmin, Start)
				b.ok(err)
				_, err = store.UnlinkGroup(tx, -5, everywhereAdmin, Start)
				b.is(err, store.ErrNotFound)
			},
			func(r store.Reader) {
				want[[]store.Group](b, nil)(store.Groups.All(r))
				want(b, time.Time{})(r.NextAlarm())
				b.told(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"scope", "KZ-75", "", "1"})
			})
	}},
	{"one that is lost leaves nothing that waits for it", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) {
				b.link(tx)
				b.send(tx, store.Outgoing{Chat: -5, Slot: store.GroupSlot}, store.Outgoing{Chat: 7})
				_, err := store.LoseGroup(tx, -5, Start)
				b.ok(err)
				_, err = store.LoseGroup(tx, -5, Start)
				b.is(err, store.ErrNotFound)
			},
			func(r store.Reader) {
				want[[]store.Group](b, nil)(store.Groups.All(r))
				want(b, int64(0))(r.Slot(-5, store.GroupSlot))
				want(b, []store.ChatID{7})(chats(r))
				b.told(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"scope", "KZ-75", "", ""})
			})
	}},
	{"one that became a supergroup takes along what waits, once", func(b *bench) {
		moved := oneRegion
		moved.Chat, moved.By, moved.At = -1005, 1, Start
		b.everywhere(
			func(tx store.Tx) {
				b.link(tx)
				b.send(tx,
					store.Outgoing{Chat: -5, Slot: store.GroupSlot, After: 9, From: "scope"}, store.Outgoing{Chat: 7},
					store.Outgoing{Chat: -5, Strip: 3}, store.Outgoing{Chat: -5, Slot: "hint", EditOnly: true})
				b.ok(store.MoveGroup(tx, -5, -1005, Start))
				b.ok(store.MoveGroup(tx, -5, -1005, Start.Add(time.Hour)))
			},
			func(r store.Reader) {
				want(b, []store.Group{moved})(store.Groups.All(r))
				want(b, int64(0))(r.Slot(-5, store.GroupSlot))
				want(b, int64(0))(r.Slot(-1005, store.GroupSlot))
				want(b, []store.ChatID{7, -1005})(chats(r))
				rows, err := r.Outbox(0, 9)
				b.ok(err)
				if row := rows[len(rows)-1]; row.After != 0 || row.From != "" || row.Slot != store.GroupSlot {
					b.Errorf("the row is still about messages of the old group: %+v", row)
				}
				want(b, []store.Alarm{{At: Start, Kind: store.AlarmGroup, Subject: moved.Subject()}})(r.Alarms(Start.Add(24*time.Hour), 9))
				b.told(r, [4]string{"scope", "", "KZ-75", "1"}, [4]string{"chat", "-5", "-1005", ""})
			})
	}},
	{"its alarm is only ever moved forward", func(b *bench) {
		alarm := store.Alarm{At: Start, Kind: store.AlarmGroup, Subject: oneRegion.Subject()}
		b.everywhere(
			func(tx store.Tx) {
				for _, minutes := range []time.Duration{5, 0, 3} {
					b.ok(store.RefreshGroup(tx, oneRegion, Start.Add(minutes*time.Minute)))
				}
			},
			func(r store.Reader) { want(b, alarm)(r.Alarm(store.AlarmGroup, oneRegion.Subject())) })
	}},
}

// link links the group of one region, with a message in it and an alarm.
func (b *bench) link(tx store.Tx) {
	b.Helper()
	group := oneRegion
	group.At = Start
	b.ok(store.LinkGroup(tx, group, everywhereAdmin))
	b.ok(tx.SetSlot(-5, store.GroupSlot, 12))
	b.ok(store.RefreshGroup(tx, group, Start))
}

func (b *bench) send(tx store.Tx, rows ...store.Outgoing) {
	b.Helper()
	for _, row := range rows {
		_, err := tx.Enqueue(row)
		b.ok(err)
	}
}

// chats are those for which something waits, in order.
func chats(r store.Reader) (list []store.ChatID, err error) {
	rows, err := r.Outbox(0, 99)
	for _, row := range rows {
		list = append(list, row.Chat)
	}
	return list, err
}

// told compares what the audit tells of groups: field, from, to, and who.
func (b *bench) told(r store.Reader, wanted ...[4]string) {
	b.Helper()
	entries, err := list(r.Audit(0))
	b.ok(err)
	var got [][4]string
	for _, entry := range entries {
		if entry.Action != store.ActionGroup || entry.Subject != "-5" {
			b.Errorf("got the entry %+v", entry)
		}
		got = append(got, [4]string{entry.Field, entry.Old, entry.New, entry.Actor.String()})
	}
	want(b, wanted)(got, nil)
}
