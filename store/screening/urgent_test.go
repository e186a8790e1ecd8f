package screening_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"usynys/store/screening"
)

// TestUrgentTextsAreRecognised requires that enough of the urgent texts get a flag, and few
// of the others.
func TestUrgentTextsAreRecognised(t *testing.T) {
	c := builtIn(t)
	lines, err := os.ReadFile("testdata/flags.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, of := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(lines)) {
		want, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
		if !ok {
			continue
		}
		flags := c.Flags(text)
		fits := slices.Contains(flags, screening.Flag(want))
		if want == "none" {
			fits = !screening.Urgent(flags)
		}
		of[want]++
		if fits {
			right[want]++
		} else {
			t.Logf("want %s: %q is %v", want, text, flags)
		}
	}
	for kind, least := range map[string]float64{"crisis": 0.9, "threat": 0.9, "none": 0.95} {
		share := float64(right[kind]) / float64(of[kind])
		t.Logf("%s: %d of %d", kind, right[kind], of[kind])
		if of[kind] == 0 || share < least {
			t.Errorf("of %s, %.0f %% are right, want %.0f", kind, share*100, least*100)
		}
	}
}
