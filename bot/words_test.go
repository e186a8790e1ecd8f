package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/screening"
)

// computed returns every key that the code builds from a code.
func computed() []string {
	keys := []string{
		"title_empty", "title_too_short", "title_too_long", "title_meaningless",
		"text_empty", "text_too_short", "text_too_long", "text_meaningless",
		"reason_too_short", "reason_too_long", "reason_meaningless",
		"files_too_many_files", "age_under14", "age_over35",
		"button_edit_topic", "button_edit_region", "button_edit_title", "button_edit_text",
		"notice_accepted", "notice_lapsed",
	}
	for _, command := range Registry().Commands {
		keys = append(keys, "command_"+command.Name)
		if command.Section != "" {
			keys = append(keys, "help_section_"+command.Section)
		}
	}
	for _, status := range []store.Status{store.StatusSubmitted, store.StatusAsked, store.StatusAccepted, store.StatusDeclined, store.StatusLapsed} {
		keys = append(keys, "notice_main_"+string(status))
	}
	for _, status := range store.Statuses() {
		keys = append(keys, "status_"+string(status), "filter_status_"+string(status))
		if !status.Waiting() {
			keys = append(keys, "done_"+string(status), "notice_next_"+string(status))
		}
	}
	for _, flag := range screening.Flags() {
		keys = append(keys, "card_flag_"+string(flag))
		if screening.Urgent([]screening.Flag{flag}) {
			keys[len(keys)-1] = "card_urgent_" + string(flag)
		}
	}
	for _, role := range store.Roles() {
		keys = append(keys, "role_short_"+string(role))
	}
	for _, role := range store.Roles() {
		keys = append(keys, "role_"+string(role), "button_role_"+string(role), "about_"+string(role))
	}
	for _, action := range []store.Action{store.ActionAccept, store.ActionAssign, store.ActionMove} {
		keys = append(keys, "bulk_doing_"+string(action), "bulk_then_"+string(action))
	}
	for _, language := range store.Languages() {
		keys = append(keys, "language_"+string(language))
	}
	for _, band := range store.AgeBands() {
		keys = append(keys, "age_"+strings.ReplaceAll(string(band), "-", "_"))
	}
	return keys
}

// Every text is used, and every used text exists.
func TestEveryTextIsUsedAndThere(t *testing.T) {
	words := builtInWords(t)
	known := words.Keys()
	literals, said := readSources(t)
	for _, key := range known {
		if !slices.Contains(literals, key) && !slices.Contains(computed(), key) {
			t.Errorf("nothing uses the text %q", key)
		}
	}
	for _, key := range append(said, computed()...) {
		if !slices.Contains(known, key) {
			t.Errorf("there is no text %q", key)
		}
	}
}

// readSources returns the string literals of the rooms, and the keys of texts among them.
func readSources(t *testing.T) (literals, said []string) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "simulator") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.BasicLit:
				if text, err := strconv.Unquote(node.Value); err == nil {
					literals = append(literals, text)
				}
			case *ast.CallExpr:
				if key := saidBy(node); key != "" {
					said = append(said, key)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return literals, said
}

// saidBy returns the key of a call such as dialog.Say("key"), empty for other calls and
// for computed keys.
func saidBy(call *ast.CallExpr) string {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || !slices.Contains([]string{"Say", "SayCounted", "Sorry", "SorryCounted"}, selector.Sel.Name) {
		return ""
	}
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return ""
	}
	key, _ := strconv.Unquote(literal.Value)
	return key
}
