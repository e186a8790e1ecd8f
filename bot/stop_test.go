package bot

import (
	"context"
	"testing"
)

// A bot that is told to stop before it has begun ends in good order.
func TestStoppedBeforeItBegan(t *testing.T) {
	d := newDirect(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Run(ctx); err != nil {
		t.Errorf("got %v", err)
	}
}
