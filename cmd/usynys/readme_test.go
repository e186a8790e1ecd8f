package main

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot"
	"usynys/locales"
	"usynys/store"
)

func TestReadmeListsTheFlags(t *testing.T) {
	for _, command := range []string{"run", "check"} {
		keepTable(t, "| flag | environment | default | meaning |", flags(commandNode(t, command)))
	}
}

// TestHelpShowsEveryFlag requires that --help shows the flags that the README's table is
// compared with.
func TestHelpShowsEveryFlag(t *testing.T) {
	var out bytes.Buffer
	parser, err := newParser(stdio{stdout: &out, stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	parser.Exit = func(int) { panic("help was shown") }
	func() {
		defer func() { _ = recover() }()
		_, _ = parser.Parse([]string{"run", "--help"})
	}()
	shown := strings.Join(strings.Fields(out.String()), " ")
	for _, flag := range commandNode(t, "run").Flags {
		for _, part := range []string{"--" + flag.Name, "$" + flag.Envs[0], flag.Default, strings.TrimSuffix(flag.Help, ".")} {
			if !strings.Contains(shown, part) {
				t.Errorf("`usynys run --help` does not show %q:\n%s", part, out.String())
			}
		}
	}
}

func TestReadmeListsTheSubcommands(t *testing.T) {
	var wanted [][]string
	for _, node := range model(t).Children {
		if !node.Hidden {
			wanted = append(wanted, []string{code(node.Name), node.Help})
		}
	}
	keepTable(t, "| subcommand | what it does |", wanted)
}

// TestReadmeNamesEveryOtherFlag finds flags that only some subcommands have.
func TestReadmeNamesEveryOtherFlag(t *testing.T) {
	text := readme(t)
	for _, node := range model(t).Children {
		for _, flag := range node.Flags {
			if !node.Hidden && !strings.Contains(text, code("--"+flag.Name)) {
				t.Errorf("README does not name --%s of %s", flag.Name, node.Name)
			}
		}
	}
}

func TestReadmeListsTheExitCodes(t *testing.T) {
	var listed []string
	for _, row := range tableAfter(t, readme(t), "| exit code | meaning |") {
		listed = append(listed, row[0])
	}
	wanted := []string{"0"}
	for _, exit := range []int{exitFailure, exitUsage, exitStoreLocked, exitConfiguration} {
		wanted = append(wanted, strconv.Itoa(exit))
	}
	if difference := cmp.Diff(wanted, listed); difference != "" {
		t.Errorf("(-program +README):\n%s", difference)
	}
}

func TestReadmeListsTheCommands(t *testing.T) {
	words, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	var wanted [][]string
	for _, command := range bot.Registry().Commands {
		row := []string{code("/" + command.Name)}
		for _, language := range store.Languages() {
			description, err := words.Text(language, "command_"+command.Name, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			row = append(row, description)
		}
		wanted = append(wanted, append(row, whoHas(command.Right)))
	}
	keepTable(t, "| command | Қазақша | Русский | who |", wanted)
}

// whoHas returns the roles that have a right.
func whoHas(right store.Right) string {
	switch right {
	case store.RightNone:
		return "everybody"
	case store.RightParticipate:
		return "everybody, after the first questions"
	}
	var roles []string
	for _, role := range []store.Role{store.RoleModerator, store.RoleCoordinator, store.RoleAdministrator} {
		if (store.Staff{Role: role}).Has(right) {
			roles = append(roles, string(role))
		}
	}
	return strings.Join(roles, ", ")
}

var variable = regexp.MustCompile(`(?m)^#? ?([A-Z_]+)=`)

// TestExampleEnvironmentIsComplete compares .env.example with what is read.
func TestExampleEnvironmentIsComplete(t *testing.T) {
	wanted := []string{"TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"}
	for _, flag := range commandNode(t, "run").Flags {
		wanted = append(wanted, flag.Envs...)
	}
	var listed []string
	for _, match := range variable.FindAllStringSubmatch(fileText(t, "../../.env.example"), -1) {
		listed = append(listed, match[1])
	}
	if difference := cmp.Diff(wanted, listed); difference != "" {
		t.Errorf("(-program +.env.example):\n%s", difference)
	}
}

// TestReadmeShowsTheTour compares the excerpt with what the tour prints today.
func TestReadmeShowsTheTour(t *testing.T) {
	var out, errs bytes.Buffer
	if exit := start(stdio{ctx: t.Context(), stdout: &out, stderr: &errs}, []string{"demo", "--tour"}); exit != 0 {
		t.Fatalf("the tour ended with %d: %s", exit, errs.String())
	}
	_, rest, _ := strings.Cut(readme(t), "```text\n")
	excerpt, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("README has no excerpt")
	}
	for part := range strings.SplitSeq(excerpt, "⋮\n") {
		step, found := stepLike(out.String(), part)
		if !found {
			t.Errorf("the tour has no step that begins like\n%s\nit prints:\n%s", part, out.String())
			continue
		}
		keep(t, part, step)
	}
}

// tourColumn is the width of the tour's first column.
const tourColumn = 30

// stepLike returns the step of the tour with the same action as the first line of the
// excerpt.
func stepLike(tour, excerpt string) (string, bool) {
	did, _, _ := strings.Cut(excerpt, "│")
	_, rest, found := strings.Cut(tour, "\n"+did+"│")
	step, _, ended := strings.Cut(did+"│"+rest, "\n"+strings.Repeat(" ", tourColumn)+" │\n")
	return step + "\n", found && ended
}

// TestReadmeCatalogueIsRight loads the catalogue that README gives as an example.
func TestReadmeCatalogueIsRight(t *testing.T) {
	_, rest, _ := strings.Cut(readme(t), "```toml\n")
	example, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("README has no example of a catalogue")
	}
	path := t.TempDir() + "/catalogue.toml"
	if err := os.WriteFile(path, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := locales.Catalogue(path); err != nil {
		t.Error(err)
	}
}
