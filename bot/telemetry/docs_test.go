package telemetry_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	named     = regexp.MustCompile(`\b(?:usynys|process|go)_[a-z_]+\b`)
	histogram = regexp.MustCompile(`_(?:bucket|sum|count)$`)
)

// TestDocsNameFiguresThatExist compares the dashboard, the alert rules and the README with
// the metrics, and requires that the README has every metric of the bot.
func TestDocsNameFiguresThatExist(t *testing.T) {
	w := newWorld(t)
	_, text := w.get("/metrics")
	shown := map[string]bool{}
	for line := range strings.Lines(text) {
		if fields := strings.Fields(line); fields[1] != "" && fields[0] == "#" {
			shown[fields[2]] = true
		}
	}
	for _, path := range []string{"docs/monitoring/dashboard.json", "docs/monitoring/alerts.yaml", "docs/operations.md", "README.md"} {
		content, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, ".json") && !json.Valid(content) {
			t.Errorf("%s is no JSON", path)
		}
		for _, name := range named.FindAllString(string(content), -1) {
			if !shown[histogram.ReplaceAllString(name, "")] && name != "usynys_bot" {
				t.Errorf("%s names %s, which is not shown", path, name)
			}
		}
		for name := range shown {
			if path == "README.md" && strings.HasPrefix(name, "usynys_") && !strings.Contains(string(content), "`"+name+"`") {
				t.Errorf("%s does not name %s", path, name)
			}
		}
	}
}
