package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/store"
)

// received is an observer that counts updates.
type received struct {
	unobserved
	kinds map[dialog.InputKind]int
}

func (r *received) Received(kind dialog.InputKind) { r.kinds[kind]++ }

// TestObserverHearsOfUpdatesOnce has a batch taken twice, because of an update that
// is set aside in between: what is rolled back is not counted.
func TestObserverHearsOfUpdatesOnce(t *testing.T) {
	d := newDirect(t)
	heard := &received{kinds: map[dialog.InputKind]int{}}
	d.poller.Observer = heard
	d.registry.Commands = append(d.registry.Commands, dialog.Command{
		Name: "boom", Right: store.RightNone, Run: func(*dialog.Turn) error { panic("boom") },
	})
	d.batch(text(1, 10, "hello"), press(1, "no:such:1"), text(2, 20, "/boom"), `"message":{"message_id":"not a number"}`)
	want := map[dialog.InputKind]int{dialog.Typed: 1, dialog.Pressed: 1, dialog.Commanded: 1, dialog.Ignored: 1}
	if diff := cmp.Diff(want, heard.kinds); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
