package bot_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const module = "usynys/"

// anything is for the program itself, which puts everything together.
var anything = []string{"*"}

// houses says for every package of the project which packages of the project it
// may import, and which modules of others. A package that is not here has no
// place in the house yet: give it one.
var houses = map[string]struct{ ours, others []string }{
	// What is kept, and by which rules it changes, depends on nothing.
	"store":           {},
	"store/bolt":      {ours: []string{"store"}, others: []string{"go.etcd.io/bbolt", "golang.org/x/sync/semaphore", "golang.org/x/sys/unix"}},
	"store/storetest": {ours: []string{"store"}, others: []string{"github.com/google/go-cmp", "pgregory.net/rapid"}},
	"locales": {
		ours:   []string{"store"},
		others: []string{"github.com/BurntSushi/toml", "github.com/nicksnyder/go-i18n/v2", "golang.org/x/text"},
	},

	// The moments at which a test kills the process; nothing in a release.
	"bot/crash":    {},
	"bot/dialog":   {ours: []string{"store"}},
	"bot/proposal": {ours: []string{"store", "bot/dialog"}},
	// The rooms never import each other: what two of them show is in bot/proposal.
	"bot/participant": {ours: []string{"store", "bot/dialog", "bot/proposal"}},
	"bot/moderator":   {ours: []string{"store", "bot/dialog", "bot/proposal"}},
	"bot/coordinator": {ours: []string{"store", "bot/dialog", "bot/proposal"}},
	"bot/admin":       {ours: []string{"store", "bot/dialog", "bot/proposal"}},

	"bot/telegram/client": {
		ours:   []string{"store", "bot/dialog"},
		others: []string{"github.com/go-telegram-bot-api/telegram-bot-api/v5"},
	},
	"bot/telegram/sender": {
		ours:   []string{"store", "bot/crash", "bot/telegram/client"},
		others: []string{"golang.org/x/time/rate"},
	},
	// The simulator stands for Telegram, so it must not share a mistake with the bot.
	"bot/simulator":      {},
	"bot/simulator/page": {ours: []string{"bot/simulator"}},
	"bot": {
		ours: []string{
			"store", "locales", "bot/crash", "bot/dialog", "bot/proposal", "bot/participant",
			"bot/moderator", "bot/coordinator", "bot/admin", "bot/telegram/client", "bot/telegram/sender",
		},
		others: []string{"github.com/cenkalti/backoff/v5", "golang.org/x/sync/errgroup"},
	},

	// It is told what happens through interfaces of those it observes, which do not
	// know it.
	"bot/telemetry": {
		ours:   []string{"store", "bot/dialog", "bot/telegram/client"},
		others: []string{"github.com/prometheus/client_golang/prometheus"},
	},

	"cmd/usynys": {ours: anything, others: anything},
}

// owners are the modules that one package alone may import, in its tests too.
var owners = map[string]string{
	"go.etcd.io/bbolt":                "store/bolt",
	"github.com/nicksnyder/go-i18n":   "locales",
	"github.com/go-telegram-bot-api/": "bot/telegram/client",
	"github.com/alecthomas/kong":      "cmd/usynys",
	"github.com/prometheus/":          "bot/telemetry",
}

// stages are what tests may stand on besides what their package may import.
var stages = []string{"store", "store/bolt", "store/storetest", "locales", "bot/simulator", "bot/dialog"}

// deciders are the packages in which decisions are taken. A decision performs no
// I/O, reads no clock and draws nothing (I4), so that it can be taken again.
var deciders = []string{"store", "bot/dialog", "bot/proposal", "bot/participant", "bot/moderator", "bot/coordinator", "bot/admin"}

// notForDeciders are the packages of the standard library by which they could.
var notForDeciders = []string{"os", "net", "syscall", "math/rand", "crypto/rand", "log", "os/", "net/", "math/rand/", "log/"}

// sourceFile is a Go file of the project.
type sourceFile struct {
	name   string // from the top of the project
	folder string
	test   bool
	*ast.File
}

// sourceFiles reads every Go file of the module, but not those of modules inside it.
func sourceFiles(t *testing.T, mode parser.Mode) []sourceFile {
	t.Helper()
	const top = ".."
	var files []sourceFile
	err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return skipped(top, name, entry)
		case filepath.Ext(name) != ".go":
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, mode)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(top, name)
		relative = filepath.ToSlash(relative)
		files = append(files, sourceFile{name: relative, folder: path.Dir(relative), test: strings.HasSuffix(name, "_test.go"), File: file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 100 {
		t.Fatalf("only %d Go files were found: this test looks in the wrong place", len(files))
	}
	return files
}

func skipped(top, name string, entry fs.DirEntry) error {
	if name == top {
		return nil
	}
	_, err := os.Stat(filepath.Join(name, "go.mod"))
	if err == nil || entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") {
		return fs.SkipDir
	}
	return nil
}

func (f sourceFile) imports() []string {
	var all []string
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		all = append(all, name)
	}
	return all
}

// TestImportsGoOneWay holds the direction of imports: the store below, the rooms
// side by side, the program on top.
func TestImportsGoOneWay(t *testing.T) {
	for _, file := range sourceFiles(t, parser.ImportsOnly) {
		house, known := houses[file.folder]
		if !known {
			t.Errorf("%s: package %s has no place in the house: say in this test what it may import", file.name, file.folder)
			continue
		}
		for _, name := range file.imports() {
			ours, own := strings.CutPrefix(name, module)
			switch {
			case own && !mayImport(file, house.ours, ours):
				t.Errorf("%s imports %s: %s may import of ours %q", file.name, ours, file.folder, house.ours)
			case own, isStandard(name), file.test:
			case !anyPrefix(house.others, name):
				t.Errorf("%s imports %s: %s may import of others %q", file.name, name, file.folder, house.others)
			}
		}
	}
}

func mayImport(file sourceFile, allowed []string, ours string) bool {
	switch {
	case slices.Contains(allowed, "*"), slices.Contains(allowed, ours):
		return true
	case file.test:
		return ours == file.folder || slices.Contains(stages, ours)
	}
	return false
}

// TestModulesHaveOneOwner keeps what may be replaced one day in one place.
func TestModulesHaveOneOwner(t *testing.T) {
	for _, file := range sourceFiles(t, parser.ImportsOnly) {
		for _, name := range file.imports() {
			for prefix, owner := range owners {
				if strings.HasPrefix(name, prefix) && file.folder != owner {
					t.Errorf("%s imports %s, only %s may", file.name, name, owner)
				}
			}
		}
	}
}

// TestDecisionsPerformNoIO holds I4 as far as imports show it; the linter
// forbids the clock at the same places.
func TestDecisionsPerformNoIO(t *testing.T) {
	for _, file := range sourceFiles(t, parser.ImportsOnly) {
		if file.test || !slices.Contains(deciders, file.folder) {
			continue
		}
		for _, name := range file.imports() {
			if slices.Contains(notForDeciders, name) || slices.ContainsFunc(notForDeciders, func(p string) bool {
				return strings.HasSuffix(p, "/") && strings.HasPrefix(name, p)
			}) {
				t.Errorf("%s imports %s: a decision performs no I/O, reads no clock and draws nothing", file.name, name)
			}
		}
	}
}

// TestDecisionsReadNoClock looks for the calls that would.
func TestDecisionsReadNoClock(t *testing.T) {
	clocks := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick"}
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test || !slices.Contains(deciders, file.folder) {
			continue
		}
		ast.Inspect(file.File, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if in, ok := selector.X.(*ast.Ident); ok && in.Name == "time" && slices.Contains(clocks, selector.Sel.Name) {
				t.Errorf("%s uses time.%s: the time comes in with the Turn", file.name, selector.Sel.Name)
			}
			return true
		})
	}
}

// TestProposalsChangeByTransitionsOnly finds whoever would write a proposal past the
// transitions, and so past the audit trail (I10).
func TestProposalsChangeByTransitionsOnly(t *testing.T) {
	writes := []string{"SaveProposal", "DeleteProposal", "AppendAudit", "CountEntered", "CountAnswered", "CountTally"}
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test || slices.Contains([]string{"store", "store/bolt", "store/storetest"}, file.folder) {
			continue
		}
		ast.Inspect(file.File, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok && slices.Contains(writes, selector.Sel.Name) {
				t.Errorf("%s uses %s: only package store may", file.name, selector.Sel.Name)
			}
			return true
		})
	}
}

// TestWordsAreInLocalesOnly finds words for people outside package locales: they
// would escape translation and review. A single letter is no word. The simulator
// speaks as Telegram and its apps do, and storetest is made of tests.
func TestWordsAreInLocalesOnly(t *testing.T) {
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test || slices.Contains([]string{"locales", "bot/simulator", "store/storetest"}, file.folder) {
			continue
		}
		ast.Inspect(file.File, func(node ast.Node) bool {
			literal, ok := node.(*ast.BasicLit)
			if ok && literal.Kind == token.STRING && strings.ContainsFunc(literal.Value, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
				t.Errorf("%s has the words %s: they belong to locales", file.name, literal.Value)
			}
			return true
		})
	}
}

var (
	testName = regexp.MustCompile(`\bTest[A-Z]\w+`)
	fileName = regexp.MustCompile(`\b[a-z_/]+\.go\b`)
)

// TestTheTourNamesWhatExists keeps doc.go true: every file and every test that it
// names is there.
func TestTheTourNamesWhatExists(t *testing.T) {
	tour, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		for _, declared := range file.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && file.test {
				tests[function.Name.Name] = true
			}
		}
	}
	for _, name := range testName.FindAllString(string(tour), -1) {
		if !tests[name] {
			t.Errorf("doc.go names %s, and there is no such test", name)
		}
	}
	for _, name := range fileName.FindAllString(string(tour), -1) {
		if !exists(name) {
			t.Errorf("doc.go names %s, and there is no such file", name)
		}
	}
}

// exists finds a file beside doc.go, or in any room for one named without its room.
func exists(name string) bool {
	if _, err := os.Stat(name); err == nil {
		return true
	}
	found, err := filepath.Glob(filepath.Join("*", name))
	return err == nil && len(found) > 0
}

// isStandard reports whether a package is of the standard library: no module of
// others has a name without a dot in its first part.
func isStandard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".")
}

func anyPrefix(prefixes []string, name string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool {
		return prefix == "*" || name == prefix || strings.HasPrefix(name, prefix+"/")
	})
}
