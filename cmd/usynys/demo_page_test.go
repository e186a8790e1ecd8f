package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestDemoServesItsPage starts the demo as somebody would, kills the bot behind it,
// and stops it.
func TestDemoServesItsPage(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	output, link := io.Pipe()
	var errs bytes.Buffer
	exit := make(chan int, 1)
	go func() {
		exit <- start(stdio{ctx: ctx, stdout: link, stderr: &errs}, []string{"demo", "--data", t.TempDir()})
		_ = link.Close()
	}()
	lines := bufio.NewScanner(output)
	address := ""
	for address == "" && lines.Scan() {
		if text := strings.TrimSpace(lines.Text()); strings.HasPrefix(text, "http://") {
			address = text
		}
	}
	go func() { _, _ = io.Copy(io.Discard, output) }()
	for _, path := range []string{"kill", "clock"} {
		reply, err := http.Post(address+path, "application/json", strings.NewReader(`{"minutes":1440}`))
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		if reply.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, reply.StatusCode)
		}
	}
	stop()
	if code := <-exit; code != 0 || errs.Len() > 0 {
		t.Errorf("exit %d, %s", code, errs.String())
	}
}
