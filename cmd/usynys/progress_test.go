package main

import (
	"strings"
	"testing"
)

func TestProgressOnATerminalIsOneLineThatGoesAway(t *testing.T) {
	var screen strings.Builder
	progress := progressBar(&screen, "the store")
	for done := 0; done <= 2000; done += 500 {
		progress(done, 2000)
		progress(done, 2000)
	}
	wanted := "\r\x1b[Kverifying the store [------------------------------]   0%" +
		"\r\x1b[Kverifying the store [#######-----------------------]  25%" +
		"\r\x1b[Kverifying the store [###############---------------]  50%" +
		"\r\x1b[Kverifying the store [######################--------]  75%" +
		"\r\x1b[K"
	if got := screen.String(); got != wanted {
		t.Errorf("got %q", got)
	}
}

func TestProgressElsewhereIsALineATenth(t *testing.T) {
	var log strings.Builder
	progress := newProgress(&log, "the backup")
	for done := range 41 {
		progress(done, 40)
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 10 || lines[0] != "verifying the backup: 10%" || lines[9] != "verifying the backup: 100%" {
		t.Errorf("got %q", lines)
	}
}
