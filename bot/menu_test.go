package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/participant"
	"usynys/bot/simulator"
	"usynys/store"
)

// roles returns the roles with different menus and help, by their name in transcripts.
func roles() (names []string, members map[string]*store.Staff) {
	names, members = []string{"participant"}, map[string]*store.Staff{"participant": nil}
	for _, role := range store.Roles() {
		for _, reveals := range []bool{false, true} {
			name := string(role)
			if reveals {
				name += " with contacts"
			}
			names = append(names, name)
			members[name] = &store.Staff{Role: role}
			if reveals {
				members[name].ExtraRights = []store.Right{store.RightReveal}
			}
		}
	}
	return names, members
}

// menusByRole returns the menus by language and the name of the role.
var menusByRole = sync.OnceValues(func() (map[store.Language]map[string]string, error) {
	decider, err := testEngine()
	if err != nil {
		return nil, err
	}
	menus := map[store.Language]map[string]string{}
	names, members := roles()
	for _, language := range store.Languages() {
		menus[language] = map[string]string{}
		for _, name := range names {
			entries, wrong := decider.Menu(language, members[name])
			menus[language][name], err = menuText(entries), errors.Join(err, wrong)
		}
	}
	return menus, err
})

// testEngine returns an engine with the words and the registry of the bot.
func testEngine() (*engine.Engine, error) {
	words, err := loadWords()
	return engine.New(engine.Options{Registry: Registry(), Words: words, Catalogue: &store.Catalogue{}, Zone: almaty}), err
}

func menuText(entries []store.MenuEntry) string {
	var lines strings.Builder
	for _, entry := range entries {
		fmt.Fprintf(&lines, "/%s – %s\n", entry.Command, entry.Description)
	}
	return lines.String()
}

// The menus are in testdata/menus.txt, by role and language: transcripts name the role.
func TestEachRoleHasItsMenu(t *testing.T) {
	path := filepath.Join("testdata", "menus.txt")
	var all strings.Builder
	menus, err := menusByRole()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := roles()
	for _, language := range store.Languages() {
		before := ""
		for _, name := range names {
			menu := menus[language][name]
			fmt.Fprintf(&all, "%s, %s\n", name, language)
			var lines []string
			for _, c := range difference(strings.Split(before, "\n"), strings.Split(menu, "\n")) {
				if c.kind != '=' {
					lines = append(lines, "    "+string(c.kind)+" "+c.line)
				}
			}
			all.WriteString(strings.Join(append(lines, "", ""), "\n"))
			before = menu
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pinned, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if changed := cmp.Diff(string(pinned), all.String()); changed != "" {
		t.Errorf("the menus are not those of %s (- the file, + the bot); run with -update and read the change:\n%s", path, changed)
	}
}

// menu returns the first role that has a menu, and the menu's language if it is not the
// reader's.
func (s *stage) menu(language store.Language, call simulator.Call) string {
	var entries []store.MenuEntry
	_ = json.Unmarshal([]byte(call.Params["commands"]), &entries)
	sent := menuText(entries)
	menus, err := menusByRole()
	if err != nil {
		s.t.Fatal(err)
	}
	names, _ := roles()
	for _, spoken := range store.Languages() {
		for _, name := range names {
			switch {
			case menus[spoken][name] != sent:
			case spoken == language:
				return name
			default:
				return name + ", in " + string(spoken)
			}
		}
	}
	return strings.ReplaceAll(sent, "\n", "; ")
}

// helpByRole returns the names of the texts of /help, by text.
var helpByRole = sync.OnceValues(func() (map[string]string, error) {
	decider, err := testEngine()
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	names, members := roles()
	for _, language := range store.Languages() {
		for _, name := range names {
			turn := &dialog.Turn{
				Registry: Registry(), Catalogue: &store.Catalogue{}, Staff: members[name],
				Person: &store.Person{ID: 1, Language: language}, Session: &store.Session{Person: 1},
			}
			if err := participant.Help(turn); err != nil {
				return nil, err
			}
			messages, err := decider.Messages(language, turn.Effects[0].Screen)
			if err != nil {
				return nil, err
			}
			if len(messages) == 1 && texts[messages[0].Text] == "" {
				texts[messages[0].Text] = "help: " + name + ", " + string(language)
			}
		}
	}
	return texts, nil
})
