package storetest

import (
	"time"

	"usynys/store"
)

var alarmTests = []test{
	{"they are listed until a moment, the earliest first", func(b *bench) {
		late := store.Alarm{At: Start.Add(time.Hour), Kind: store.AlarmTell, Subject: 1}
		soon := store.Alarm{At: Start, Kind: store.AlarmRemind, Subject: 1}
		sooner := store.Alarm{At: Start.Add(-time.Nanosecond), Kind: store.AlarmTell, Subject: 256}
		b.view(func(r store.Reader) {
			want[[]store.Alarm](b, nil)(r.Alarms(Start, 9))
			want(b, time.Time{})(r.NextAlarm())
		})
		b.everywhere(
			func(tx store.Tx) { b.ok(tx.SetAlarm(late)); b.ok(tx.SetAlarm(soon)); b.ok(tx.SetAlarm(sooner)) },
			func(r store.Reader) {
				want(b, []store.Alarm{sooner, soon})(r.Alarms(Start.In(Zone), 9))
				want(b, []store.Alarm{sooner})(r.Alarms(Start.Add(time.Hour), 1))
				want(b, []store.Alarm{sooner, soon, late})(r.Alarms(Start.Add(time.Hour), 9))
				want[[]store.Alarm](b, nil)(r.Alarms(Start.Add(-time.Hour), 9))
				want(b, sooner.At)(r.NextAlarm())
			})
	}},
	{"one is set in place of that of the same kind and subject", func(b *bench) {
		first := store.Alarm{At: Start, Kind: store.AlarmTell, Subject: 1}
		moved := store.Alarm{At: Start.Add(time.Hour), Kind: store.AlarmTell, Subject: 1}
		b.everywhere(
			func(tx store.Tx) { b.ok(tx.SetAlarm(first)); b.ok(tx.SetAlarm(moved)) },
			func(r store.Reader) {
				want(b, []store.Alarm{moved})(r.Alarms(Start.Add(24*time.Hour), 9))
				want(b, moved)(r.Alarm(store.AlarmTell, 1))
				_, err := r.Alarm(store.AlarmRemind, 1)
				b.is(err, store.ErrNotFound)
				_, err = r.Alarm(store.AlarmTell, 2)
				b.is(err, store.ErrNotFound)
			})
	}},
	{"one that is cleared does not ring; that there is none is no error", func(b *bench) {
		other := store.Alarm{At: Start, Kind: store.AlarmRemind, Subject: 1}
		b.everywhere(
			func(tx store.Tx) {
				b.ok(tx.SetAlarm(store.Alarm{At: Start, Kind: store.AlarmTell, Subject: 1}))
				b.ok(tx.SetAlarm(other))
				b.ok(tx.ClearAlarm(store.AlarmTell, 1))
				b.ok(tx.ClearAlarm(store.AlarmTell, 1))
			},
			func(r store.Reader) { want(b, []store.Alarm{other})(r.Alarms(Start, 9)) })
	}},
}
