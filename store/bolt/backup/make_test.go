package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestABackupHasItsNameOnlyInTheEnd: a backup that fails while it is copied leaves the
// one before it as it was, and nothing else.
func TestABackupHasItsNameOnlyInTheEnd(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "copy.db")
	if err := os.WriteFile(path, []byte("the one before"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	_, err := Make(t.Context(), path, folder, func(_ context.Context, to string) error {
		if err := os.WriteFile(to, []byte("half"), 0o600); err != nil {
			return err
		}
		return full
	}, nil)
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "the one before" {
		t.Errorf("it is now %q, %v", content, err)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("the folder has %v, %v", files, err)
	}
}
