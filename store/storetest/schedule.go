package storetest

import (
	"time"

	"usynys/store"
)

var alarmTests = []test{
	{"they are listed until a moment, the earliest first", func(b *harness) {
		late := store.Alarm{At: StartTime.Add(time.Hour), Kind: store.AlarmNotify, Subject: 1}
		soon := store.Alarm{At: StartTime, Kind: store.AlarmRemind, Subject: 1}
		sooner := store.Alarm{At: StartTime.Add(-time.Nanosecond), Kind: store.AlarmMainMoved, Subject: 256, After: 300}
		b.view(func(r store.Reader) {
			want[[]store.Alarm](b, nil)(r.Alarms(StartTime, 9))
			want(b, time.Time{})(r.NextAlarm())
		})
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.SetAlarm(late)); b.ok(tx.SetAlarm(soon)); b.ok(tx.SetAlarm(sooner)) },
			func(r store.Reader) {
				want(b, []store.Alarm{sooner, soon})(r.Alarms(StartTime.In(Zone), 9))
				want(b, []store.Alarm{sooner})(r.Alarms(StartTime.Add(time.Hour), 1))
				want(b, []store.Alarm{sooner, soon, late})(r.Alarms(StartTime.Add(time.Hour), 9))
				want[[]store.Alarm](b, nil)(r.Alarms(StartTime.Add(-time.Hour), 9))
				want(b, sooner.At)(r.NextAlarm())
			})
	}},
	{"one is set in place of that of the same kind and subject", func(b *harness) {
		first := store.Alarm{At: StartTime, Kind: store.AlarmNotify, Subject: 1}
		moved := store.Alarm{At: StartTime.Add(time.Hour), Kind: store.AlarmNotify, Subject: 1}
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.SetAlarm(first)); b.ok(tx.SetAlarm(moved)) },
			func(r store.Reader) {
				want(b, []store.Alarm{moved})(r.Alarms(StartTime.Add(24*time.Hour), 9))
				want(b, moved)(r.Alarm(store.AlarmNotify, 1))
				_, err := r.Alarm(store.AlarmRemind, 1)
				b.wantErr(err, store.ErrNotFound)
				_, err = r.Alarm(store.AlarmNotify, 2)
				b.wantErr(err, store.ErrNotFound)
			})
	}},
	{"one that is cleared does not ring; that there is none is no error", func(b *harness) {
		other := store.Alarm{At: StartTime, Kind: store.AlarmRemind, Subject: 1}
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.SetAlarm(store.Alarm{At: StartTime, Kind: store.AlarmNotify, Subject: 1}))
				b.ok(tx.SetAlarm(other))
				b.ok(tx.ClearAlarm(store.AlarmNotify, 1))
				b.ok(tx.ClearAlarm(store.AlarmNotify, 1))
			},
			func(r store.Reader) { want(b, []store.Alarm{other})(r.Alarms(StartTime, 9)) })
	}},
}

var jobTests = []test{
	{"a job's last run is the zero time, then as set, for each job", func(b *harness) {
		at := StartTime.Add(123456789 * time.Nanosecond)
		b.view(func(r store.Reader) { want(b, time.Time{})(r.LastRun("digest")) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.SetLastRun("digest", at)) },
			func(r store.Reader) {
				want(b, at)(r.LastRun("digest"))
				want(b, time.Time{})(r.LastRun("digest 2"))
			})
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.SetLastRun("digest", StartTime)) },
			func(r store.Reader) { want(b, StartTime)(r.LastRun("digest")) })
	}},
}
