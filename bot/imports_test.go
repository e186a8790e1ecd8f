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

// houses lists for every package of the project which packages of the project, and which
// modules of others, it may import. A new package needs a line here.
var houses = map[string]struct{ ours, others []string }{
	// The records and the contract know no rule and no backend.
	"store/screening": {},
	"store":           {ours: []string{"store/screening"}},
	"store/rules":     {ours: []string{"store", "store/screening"}},
	"store/replay":    {ours: []string{"store"}},
	"store/bolt": {
		ours:   []string{"store", "store/replay", "store/screening"},
		others: []string{"go.etcd.io/bbolt", "golang.org/x/sync/semaphore", "golang.org/x/sys/unix"},
	},
	"store/bolt/outgoing": {ours: []string{"store", "store/bolt"}},
	"store/bolt/backup":   {ours: []string{"store", "store/bolt", "store/bolt/outgoing"}},
	"store/storetest":     {ours: []string{"store", "store/rules", "store/screening"}, others: []string{"github.com/google/go-cmp", "pgregory.net/rapid"}},
	"locales": {
		ours:   []string{"store", "store/screening"},
		others: []string{"github.com/BurntSushi/toml", "github.com/nicksnyder/go-i18n/v2", "golang.org/x/text"},
	},

	// The points at which a test kills the process; nothing in a release.
	"bot/crash":  {},
	"bot/dialog": {ours: []string{"store", "store/rules", "store/screening"}},
	// The engine imports no room: it calls them through the registry.
	"bot/engine":   {ours: slices.Concat(below, []string{"locales"})},
	"bot/proposal": {ours: below},
	"bot/card":     {ours: cards},
	"bot/notice":   {ours: cards},
	// Rooms never import each other. Of those of the staff, all may import the desk.
	"bot/participant":   {ours: screens},
	"bot/staff":         {ours: slices.Concat(rooms, screens)}, // tests that act in several rooms
	"bot/staff/desk":    {ours: screens},
	"bot/staff/alerts":  {ours: staff},
	"bot/staff/bulk":    {ours: staff},
	"bot/staff/find":    {ours: staff},
	"bot/staff/groups":  {ours: staff},
	"bot/staff/history": {ours: staff},
	"bot/staff/queue":   {ours: staff},
	"bot/staff/report":  {ours: staff},
	"bot/staff/review":  {ours: staff},
	"bot/staff/safety":  {ours: staff},
	"bot/staff/team":    {ours: staff},

	"bot/telegram/client": {
		ours:   []string{"store", "bot/dialog"},
		others: []string{"github.com/go-telegram-bot-api/telegram-bot-api/v5"},
	},
	"bot/telegram/sender": {
		ours:   []string{"store", "store/rules", "bot/crash", "bot/telegram/client"},
		others: []string{"golang.org/x/time/rate"},
	},
	// The simulator stands for Telegram, so it must not share a mistake with the bot.
	"bot/simulator/botapi":    {},
	"bot/simulator/markup":    {ours: []string{"bot/simulator/botapi"}},
	"bot/simulator/call":      {ours: []string{"bot/simulator/botapi"}},
	"bot/simulator/messenger": {ours: []string{"bot/simulator/botapi", "bot/simulator/markup"}},
	"bot/simulator/method":    {ours: []string{"bot/simulator/botapi", "bot/simulator/call", "bot/simulator/markup", "bot/simulator/messenger"}},
	"bot/simulator": {ours: []string{
		"bot/simulator/botapi", "bot/simulator/call", "bot/simulator/markup", "bot/simulator/messenger", "bot/simulator/method",
	}},
	"bot/simulator/page": {ours: []string{"bot/simulator"}},
	"bot/poller": {
		ours:   []string{"store", "bot/crash", "bot/dialog", "bot/engine", "bot/telegram/client", "bot/telegram/sender"},
		others: []string{"github.com/cenkalti/backoff/v5"},
	},
	"bot/clock": {ours: []string{"store", "bot/dialog", "bot/engine"}},
	"bot": {
		ours: slices.Concat(rooms, []string{
			"store", "store/rules", "locales", "bot/clock", "bot/dialog", "bot/engine", "bot/poller", "bot/proposal", "bot/card", "bot/notice", "bot/telegram/client", "bot/telegram/sender",
		}),
		others: []string{"golang.org/x/sync/errgroup"},
	},
	// A world for the tests of rooms; only tests import it.
	"bot/engine/enginetest": {ours: []string{"store", "store/bolt", "locales", "bot", "bot/dialog", "bot/engine"}},

	// It implements interfaces of the packages that it observes, which do not import it.
	"bot/telemetry": {
		ours:   []string{"store", "bot/dialog", "bot/telegram/client"},
		others: []string{"github.com/prometheus/client_golang/prometheus"},
	},

	"bot/demo": {
		ours: []string{
			"store", "store/rules", "store/bolt", "store/bolt/outgoing", "locales", "bot", "bot/simulator", "bot/simulator/page", "bot/telegram/client",
		},
		others: []string{"github.com/BurntSushi/toml"},
	},

	"cmd/usynys": {ours: anything, others: anything},
}

// rooms are the packages with the handlers. Package bot imports them in its registry.
var rooms = []string{
	"bot/participant", "bot/staff/alerts", "bot/staff/bulk", "bot/staff/desk", "bot/staff/find", "bot/staff/groups",
	"bot/staff/history", "bot/staff/queue", "bot/staff/report", "bot/staff/review", "bot/staff/safety", "bot/staff/team",
}

// What packages with screens may import, each list more than the one before.
var (
	below   = []string{"store", "store/rules", "store/screening", "bot/dialog"}
	cards   = slices.Concat(below, []string{"bot/proposal"})
	screens = slices.Concat(cards, []string{"bot/card", "bot/notice"})
	staff   = slices.Concat(screens, []string{"bot/staff/desk"})
)

// owners are the modules that only one package may import, in its tests too.
var owners = map[string]string{
	"go.etcd.io/bbolt":                "store/bolt",
	"github.com/nicksnyder/go-i18n":   "locales",
	"github.com/go-telegram-bot-api/": "bot/telegram/client",
	"github.com/alecthomas/kong":      "cmd/usynys",
	"github.com/prometheus/":          "bot/telemetry",
}

// stages are what tests may import besides what their package may.
var stages = []string{
	"store", "store/bolt", "store/bolt/outgoing", "store/replay", "store/rules", "store/screening", "store/storetest",
	"locales", "bot/simulator", "bot/dialog", "bot/engine/enginetest",
}

// deciders are the packages whose code runs in decisions. A decision performs no I/O, reads
// no clock and draws nothing (I4), so that it can be repeated.
var deciders = slices.Concat(rooms, []string{
	"store", "store/rules", "store/replay", "store/screening", "bot/dialog", "bot/engine", "bot/proposal", "bot/card", "bot/notice",
})

// notForDeciders are the packages of the standard library with which it could.
var notForDeciders = []string{"os", "net", "syscall", "math/rand", "crypto/rand", "log", "os/", "net/", "math/rand/", "log/"}

// sourceFile is a Go file of the project.
type sourceFile struct {
	name   string // from the top of the project
	folder string
	test   bool
	*ast.File
}

// sourceFiles parses every Go file of the module, but not those of nested modules.
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

// TestImportsGoOneWay keeps the direction of imports: the store below, the rooms side by
// side, the program on top.
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

// TestModulesHaveOneOwner keeps each replaceable module in one package.
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

// TestOnlyTheRegistryImportsRooms keeps all handlers in one list.
func TestOnlyTheRegistryImportsRooms(t *testing.T) {
	for _, file := range sourceFiles(t, parser.ImportsOnly) {
		if file.test || file.folder != "bot" || file.name == "bot/registry.go" {
			continue
		}
		for _, name := range file.imports() {
			if slices.Contains(rooms, strings.TrimPrefix(name, module)) {
				t.Errorf("%s imports %s: only registry.go may", file.name, name)
			}
		}
	}
}

// TestDecisionsPerformNoIO keeps I4 as far as imports show it.
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

// TestDecisionsReadNoClock looks for calls of the clock.
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

// TestProposalsChangeByTransitionsOnly finds code that changes a proposal, the counts or
// the audit log outside of package rules (I10), where one function saves and deletes
// proposals. A wrapper of a transaction may forward the calls.
func TestProposalsChangeByTransitionsOnly(t *testing.T) {
	onlyOnce := []string{"SaveProposal", "DeleteProposal"}
	onlyInRules := []string{"AppendAudit", "CountEntered", "CountAnswered", "CountTally"}
	calls := map[string][]string{}
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test || slices.Contains([]string{"store/bolt", "store/storetest"}, file.folder) {
			continue
		}
		for _, declaration := range file.Decls {
			ast.Inspect(declaration, func(node ast.Node) bool {
				selector, ok := node.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				name := selector.Sel.Name
				wrapper, isFunc := declaration.(*ast.FuncDecl)
				if slices.Contains(onlyOnce, name) && (!isFunc || wrapper.Name.Name != name) {
					calls[name] = append(calls[name], file.name)
				}
				if slices.Contains(onlyInRules, name) && file.folder != "store/rules" {
					t.Errorf("%s uses %s: only package rules may", file.name, name)
				}
				return true
			})
		}
	}
	for _, name := range onlyOnce {
		if want := []string{"store/rules/persist.go"}; !slices.Equal(calls[name], want) {
			t.Errorf("%s is used in %v, want %v", name, calls[name], want)
		}
	}
}

// TestWordsAreInLocalesOnly finds words for people outside of package locales, which would
// escape translation and review. The simulator detects addresses in Kazakh and Russian
// domains, and storetest has tests only.
func TestWordsAreInLocalesOnly(t *testing.T) {
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test || slices.Contains([]string{"locales", "bot/simulator/markup", "store/storetest"}, file.folder) {
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

// TestTheTourNamesWhatExists requires that every file and test exists that doc.go names.
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

// exists looks for a file beside doc.go, then in the folders below.
func exists(name string) bool {
	if _, err := os.Stat(name); err == nil {
		return true
	}
	for _, pattern := range []string{filepath.Join("*", name), filepath.Join("*", "*", name)} {
		if found, err := filepath.Glob(pattern); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}

// isStandard reports whether a package is in the standard library: modules of others have
// a dot in the first part of their name.
func isStandard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".")
}

func anyPrefix(prefixes []string, name string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool {
		return prefix == "*" || name == prefix || strings.HasPrefix(name, prefix+"/")
	})
}
