package bolt

import (
	"testing"

	"usynys/store"
	"usynys/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T, folder string) store.Store {
		s := mustOpen(t, Options{Folder: folder})
		t.Cleanup(func() {
			ok(t, s.Close())
			sound(t, s.Path())
		})
		return s
	})
}

// sound checks a file completely and returns the report.
func sound(t *testing.T, path string) Report {
	t.Helper()
	report, err := Verify(path, nil)
	ok(t, err)
	for _, finding := range report.Findings {
		t.Error(finding)
	}
	return report
}
