package bot

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Nothing that waits for its time concerns somebody who has erased everything: no
// alarm fails, and nothing is sent to them until they write again.
func TestErasedAuthorsAreLeftAlone(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("testdata", "conversations", "forget_moderated_ru.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	script := transcript{Archive: txtar.Parse(content)}
	stage := newStage(t, script.file("people"), script.file("catalogue.toml"))
	var log bytes.Buffer
	stage.log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	conversation := script.file("conversation")
	erased := strings.LastIndex(conversation, "Удалить мои данные]\n    Данияр ✎")
	before, after, found := strings.Cut(conversation[max(erased, 0):], "\nwait 10m\n")
	if erased < 0 || !found {
		t.Fatal("the conversation erases nothing")
	}
	stage.play(conversation[:erased] + before + "\n")
	waits, _, _ := strings.Cut(after, "\nДанияр")
	if said := stage.play("wait 10m\n" + waits + "\n"); strings.Contains(said, "Данияр ") || strings.Contains(said, "Тимур ") {
		t.Errorf("after the erasure authors are told:\n%s", said)
	}
	if log.Len() > 0 {
		t.Errorf("something failed after the erasure: %s", log.String())
	}
}
