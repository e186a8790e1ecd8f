package storetest

import (
	"time"

	"usynys/store"
)

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
