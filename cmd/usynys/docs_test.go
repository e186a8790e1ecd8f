package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// documents are the texts with commands for people to type.
var documents = []string{
	"README.md", "CONTRIBUTING.md", "compose.yaml", "Dockerfile", ".env.example",
	"docs/operations.md", "docs/moderation.md", "docs/trust.md", "docs/systemd/usynys.service", "docs/monitoring/alerts.yaml",
}

// called matches calls of the program with their arguments: at the start of a line or of
// inline code, or after a command that calls it. Elsewhere the word is the name of a
// unit, a user or a file.
var called = regexp.MustCompile("(?m)(?:^ *|^ *[#$] |`|as_bot |run --rm |exec usynys /|go run \\./cmd/|ExecStart=/usr/local/bin/|\\./)usynys((?: +[^\\s`|>;&#]+)*)")

// TestDocsNameCommandsThatExist looks up every command and flag of the documents in the
// program.
func TestDocsNameCommandsThatExist(t *testing.T) {
	found := 0
	for _, path := range documents {
		for _, call := range called.FindAllStringSubmatch(fileText(t, "../../"+path), -1) {
			if arguments := strings.Fields(call[1]); len(arguments) > 0 && arguments[0] != "…" {
				found++
				checkCall(t, path, arguments)
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d calls were found: are they still looked for in the right way?", found)
	}
}

func checkCall(t *testing.T, path string, arguments []string) {
	t.Helper()
	name := "run"
	if !strings.HasPrefix(arguments[0], "-") {
		name, arguments = arguments[0], arguments[1:]
	}
	nodes := model(t).Children
	at := slices.IndexFunc(nodes, func(node *kong.Node) bool { return node.Name == name && !node.Hidden })
	if at < 0 {
		t.Errorf("%s: there is no command `usynys %s`", path, name)
		return
	}
	for _, argument := range arguments {
		if flag, _, _ := strings.Cut(argument, "="); strings.HasPrefix(flag, "-") && !hasFlag(nodes[at], flag) {
			t.Errorf("%s: `usynys %s` has no flag %s", path, name, flag)
		}
	}
}

func hasFlag(node *kong.Node, name string) bool {
	return slices.ContainsFunc(node.Flags, func(flag *kong.Flag) bool {
		return name == "--"+flag.Name || flag.Short != 0 && name == "-"+string(flag.Short)
	})
}

var environment = regexp.MustCompile(`\b(?:USYNYS|TELEGRAM)_[A-Z_]+\b`)

// TestDocsNameVariablesThatExist does the same for environment variables.
func TestDocsNameVariablesThatExist(t *testing.T) {
	known := []string{"TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"}
	for _, node := range model(t).Children {
		for _, flag := range node.Flags {
			known = append(known, flag.Envs...)
		}
	}
	for _, path := range documents {
		for _, name := range environment.FindAllString(fileText(t, "../../"+path), -1) {
			if !slices.Contains(known, name) {
				t.Errorf("%s names %s, which nobody reads", path, name)
			}
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#:]*)(#[^)]*)?\)`)

// TestDocsLinkToWhatIsThere follows the links between and within the documents.
func TestDocsLinkToWhatIsThere(t *testing.T) {
	for _, path := range documents {
		if filepath.Ext(path) != ".md" {
			continue
		}
		for _, found := range link.FindAllStringSubmatch(fileText(t, "../../"+path), -1) {
			target := filepath.Join("../../", path)
			if found[1] != "" {
				target = filepath.Join(filepath.Dir(target), found[1])
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", path, found[0], err)
			} else if found[2] != "" && !slices.Contains(anchors(fileText(t, target)), found[2]) {
				t.Errorf("%s links to %s, and there is no such heading", path, found[0])
			}
		}
	}
}

var (
	heading   = regexp.MustCompile(`(?m)^#+ (.+)$`)
	punctuate = regexp.MustCompile(`[^\p{L}\p{N} -]`)
)

// anchors returns the links to the headings of a text, as GitHub makes them.
func anchors(text string) []string {
	var all []string
	for _, found := range heading.FindAllStringSubmatch(text, -1) {
		plain := punctuate.ReplaceAllString(strings.ToLower(found[1]), "")
		all = append(all, "#"+strings.ReplaceAll(plain, " ", "-"))
	}
	return all
}
