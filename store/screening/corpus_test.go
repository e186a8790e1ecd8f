package screening_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"usynys/locales"
	"usynys/store"
	"usynys/store/screening"
)

func builtIn(t testing.TB) store.Catalogue {
	t.Helper()
	c, err := locales.Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sample is a row of the files in testdata.
type sample struct {
	ID, Category, Text string
	Title, Body        string
}

func (s sample) whole() string { return s.Title + s.Text + "\n" + s.Body }

func samples(t testing.TB, path string) []sample {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	var all []sample
	for line := range bytes.Lines(text) {
		var one sample
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}

// proposals are 240 invented ones: those the demo begins with, and the rest.
func proposals(t testing.TB) []sample {
	t.Helper()
	// The demo's last four were written to get flags.
	demo := samples(t, "../../bot/demo/demo_proposals.jsonl")
	all := append(samples(t, "testdata/proposals.jsonl"), demo[:len(demo)-4]...)
	if len(all) != 240 {
		t.Fatalf("there are %d proposals", len(all))
	}
	return all
}

// expected has the flags that find each kind of abuse, and the least number of texts
// that must be found. Text that is merely off topic has no mark that a program could
// find.
var expected = map[string]struct {
	flags []screening.Flag
	least int
}{
	"self_harm":     {[]screening.Flag{screening.FlagCrisis}, 2},
	"threat":        {[]screening.Flag{screening.FlagThreat}, 4},
	"blackmail":     {[]screening.Flag{screening.FlagThreat}, 1},
	"insult":        {[]screening.Flag{screening.FlagAbuse}, 2},
	"profanity":     {[]screening.Flag{screening.FlagAbuse}, 2},
	"hate":          {[]screening.Flag{screening.FlagAbuse}, 2},
	"spam_ad":       {[]screening.Flag{screening.FlagAdvertising}, 7},
	"illegal":       {[]screening.Flag{screening.FlagAdvertising}, 1},
	"phishing":      {[]screening.Flag{screening.FlagAdvertising}, 2},
	"personal_data": {[]screening.Flag{screening.FlagPhone, screening.FlagPersonal}, 5},
}

func TestAbuseIsRecognised(t *testing.T) {
	c := builtIn(t)
	found, of := map[string]int{}, map[string]int{}
	for _, s := range samples(t, "testdata/abuse.jsonl") {
		flags := c.Flags(s.whole())
		wanted := expected[s.Category].flags
		of[s.Category]++
		if slices.ContainsFunc(flags, func(f screening.Flag) bool { return slices.Contains(wanted, f) }) {
			found[s.Category]++
		} else if wanted != nil {
			t.Logf("%s (%s) is not found: %v", s.ID, s.Category, flags)
		}
		if urgent := s.Category == "self_harm" || s.Category == "threat" || s.Category == "blackmail"; screening.Urgent(flags) != urgent {
			t.Errorf("%s (%s) is urgent: %t, its flags are %v", s.ID, s.Category, !urgent, flags)
		}
	}
	for category, want := range expected {
		t.Logf("%s: %d of %d", category, found[category], of[category])
		if found[category] < want.least {
			t.Errorf("of %s, %d are found, want %d at least", category, found[category], want.least)
		}
	}
}

func TestProposalsRaiseNoFalseAlarm(t *testing.T) {
	c := builtIn(t)
	alarms := map[screening.Flag]int{}
	for _, s := range proposals(t) {
		flags := c.Flags(s.whole())
		for _, flag := range flags {
			alarms[flag]++
			t.Logf("%s: %v", s.ID, flag)
		}
		if screening.Urgent(flags) {
			t.Errorf("%s is urgent: %v", s.ID, flags)
		}
	}
	t.Log(alarms)
}
