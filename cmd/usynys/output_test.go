package main_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// output collects what a process writes, and can be waited for.
type output struct {
	mu      sync.Mutex
	text    strings.Builder
	changed chan struct{}
}

func newOutput() *output { return &output{changed: make(chan struct{})} }

func (o *output) Write(text []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	close(o.changed)
	o.changed = make(chan struct{})
	return o.text.Write(text)
}

func (o *output) String() string {
	text, _ := o.now()
	return text
}

// now returns the text so far, and a channel that is closed when there is more.
func (o *output) now() (string, <-chan struct{}) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String(), o.changed
}

// count returns the number of lines that contain a part.
func (o *output) count(part string) int {
	count := 0
	for line := range strings.Lines(o.String()) {
		if strings.Contains(line, part) {
			count++
		}
	}
	return count
}

func (o *output) wait(ctx context.Context, part string) error {
	for {
		text, changed := o.now()
		if strings.Contains(text, part) {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("%q was not written: %w", part, ctx.Err())
		}
	}
}
