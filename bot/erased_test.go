package bot

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"usynys/store"
)

// After an erasure no alarm of the author fails, and nothing is sent to them until they
// write again.
func TestErasedAuthorsAreLeftAlone(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "conversations", "forget_moderated.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	script := transcript{Archive: archive}
	stage := newStage(t, in(store.Russian, script.file("people")), in(store.Russian, script.file("catalogue.toml")))
	var log bytes.Buffer
	stage.log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	erased, waited := false, 0
	for line := range strings.Lines(script.file("conversation")) {
		line = in(store.Russian, strings.TrimRight(line, "\n"))
		switch {
		case line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#"):
			continue
		case erased && !strings.HasPrefix(line, "wait "):
			erased = false
		}
		said := strings.Join(stage.play(line), "\n")
		if erased {
			waited++
			if strings.Contains(said, "Данияр ") || strings.Contains(said, "Тимур ") {
				t.Errorf("after the erasure authors are told:\n%s", said)
			}
		}
		erased = erased || line == "Данияр: [forget]"
	}
	if waited < 3 {
		t.Error("the conversation does not wait after it erases")
	}
	if log.Len() > 0 {
		t.Errorf("something failed after the erasure: %s", log.String())
	}
}
