package sender

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
)

// The files of the album are missing, so that its text comes last, alone.
func TestEveryMessageOfAnAlbumCountsForTheRate(t *testing.T) {
	inFakeTime(t, Options{ChatRate: 1}, func(t *testing.T, sender *Sender, telegram *sendings) {
		album := to(1, "album")
		album.Message.Files = make([]store.File, chatBurst-1)
		put(t, sender, album, to(1, "first"), to(1, "second"))
		drained(t, sender)
		want := []note{{0, 1, "first"}, {time.Second, 1, "second"}, {2 * time.Second, 1, "album"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}
