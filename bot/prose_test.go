package bot_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// unwelcome are phrases that comments and documents do without, and what to write
// instead. The list is short on purpose: it holds what crept in before.
var unwelcome = []struct{ phrase, instead string }{
	{`somebody`, "name the person: the author, the moderator, the sender"},
	{`whoever|whomever`, "name the person: the author, the moderator, the sender"},
	{`anew`, "again"},
	{`(?:stand|stands|stood) behind`, "say what it does or depends on"},
	{`(?:is|are|was|were) told of`, "hears of, receives, reads"},
	{`what \w+ by which|by which`, "with, by, through; or two sentences"},
	{`for ever`, "forever, or without a limit"},
	{`hereof|thereof|whereof|therein|wherein`, "of it, in it"},
}

// TestProseIsPlain keeps phrases out that a reader has to read twice.
func TestProseIsPlain(t *testing.T) {
	rules := make([]*regexp.Regexp, len(unwelcome))
	for i, word := range unwelcome {
		rules[i] = regexp.MustCompile(`(?i)\b(?:` + word.phrase + `)\b`)
	}
	for name, lines := range prose(t, "..") {
		for number, line := range lines {
			for i, rule := range rules {
				if found := rule.FindString(line); found != "" {
					t.Errorf("%s:%d: %q: %s", name, number, found, unwelcome[i].instead)
				}
			}
		}
	}
}

// TestProseIsChecked makes sure that the test above reads what it should.
func TestProseIsChecked(t *testing.T) {
	read := prose(t, "..")
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "bot/doc.go", "store/bolt/doc.go"} {
		if len(read[name]) == 0 {
			t.Errorf("%s was not read", name)
		}
	}
}

// prose returns the comments of the Go files and the text of the documents below a
// folder: by file, the lines by their number.
func prose(t *testing.T, root string) map[string]map[int]string {
	t.Helper()
	found := map[string]map[int]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".go":
			found[filepath.ToSlash(name)] = comments(t, path)
		case ".md":
			found[filepath.ToSlash(name)] = documentLines(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func comments(t *testing.T, path string) map[int]string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[int]string{}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			first := set.Position(comment.Pos()).Line
			for i, line := range strings.Split(comment.Text, "\n") {
				lines[first+i] = line
			}
		}
	}
	return lines
}

func documentLines(t *testing.T, path string) map[int]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[int]string{}
	for i, line := range strings.Split(string(content), "\n") {
		lines[i+1] = line
	}
	return lines
}
