package main

import (
	"fmt"
	"io"
)

// shownProgress writes a line for every tenth of a verification.
func shownProgress(w io.Writer, what string) func(done, total int) {
	shown := -1
	return func(done, total int) {
		if percent := done * 100 / total; percent/10 > shown/10 {
			shown = percent
			fmt.Fprintf(w, "verifying %s: %d%%\n", what, percent)
		}
	}
}
