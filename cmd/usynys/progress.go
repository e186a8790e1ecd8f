package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// newProgress returns a function that shows the progress of a verification: a bar on a
// terminal, elsewhere a line for every tenth.
func newProgress(w io.Writer, what string) func(done, total int) {
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return progressBar(w, what)
	}
	return progressLines(w, what)
}

// progressLines writes a line for every tenth.
func progressLines(w io.Writer, what string) func(done, total int) {
	shown := -1
	return func(done, total int) {
		if percent := done * 100 / total; percent/10 > shown/10 {
			shown = percent
			fmt.Fprintf(w, "verifying %s: %d%%\n", what, percent)
		}
	}
}

// progressBar redraws a bar at every percent and removes it at the end, so that it does
// not remain between the findings.
func progressBar(w io.Writer, what string) func(done, total int) {
	const (
		width     = 30
		eraseLine = "\r\x1b[K"
	)
	shown := -1
	return func(done, total int) {
		percent := done * 100 / total
		if percent == shown {
			return
		}
		shown = percent
		if done >= total {
			fmt.Fprint(w, eraseLine)
			return
		}
		full := percent * width / 100
		fmt.Fprintf(w, "%sverifying %s [%s%s] %3d%%", eraseLine, what, strings.Repeat("#", full), strings.Repeat("-", width-full), percent)
	}
}
