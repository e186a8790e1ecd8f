package bolt_test

import (
	"path/filepath"
	"testing"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T, folder string) store.Store { return open(t, folder) })
}

// open opens a store that is closed and checked when the test ends.
func open(t *testing.T, folder string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		sound(t, filepath.Join(folder, bolt.FileName))
	})
	return s
}

// sound checks a file completely and returns the report.
func sound(t *testing.T, path string) bolt.Report {
	t.Helper()
	report, err := bolt.Verify(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, finding := range report.Findings {
		t.Error(finding)
	}
	return report
}
