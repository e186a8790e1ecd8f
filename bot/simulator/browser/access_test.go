package browser

import (
	_ "embed"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// interactive are the roles of elements that need a name for a screen reader.
var interactive = []string{"button", "link", "textbox", "switch", "checkbox", "radio", "log", "main", "navigation", "complementary", "dialog", "region"}

//go:embed contrast.js
var contrast string

// TestEverythingHasANameAndCanBeRead checks the accessibility tree that a screen reader
// gets, and the contrast of every text.
func TestEverythingHasANameAndCanBeRead(t *testing.T) {
	for name, look := range map[string]look{
		"wide light": {width: 1440, height: 900}, "wide dark": {width: 1440, height: 900, dark: true},
		"narrow light": {width: 320, height: 640}, "narrow dark": {width: 360, height: 740, dark: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, look)
			s.sees(moderator, "№")
			s.sees(coordinator, "Итоги недели")
			s.everythingIsNamed()
			for _, id := range []int{young, moderator, coordinator} {
				s.bring(id)
				s.canBeRead()
				s.fits()
				if look.width < 400 {
					s.screenshot("chat-" + t.Name() + "-" + string(rune('a'+id-young)))
				}
			}
			s.screenshot("access-" + t.Name())
		})
	}
}

func (s *stage) everythingIsNamed() {
	s.t.Helper()
	tree, err := chromedp.Call(s.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		s.t.Fatal(err)
	}
	count := 0
	for _, node := range tree.Nodes {
		if node.Ignored || node.Role == nil || !slices.Contains(interactive, text(node.Role)) {
			continue
		}
		count++
		if node.Name == nil || text(node.Name) == "" {
			s.t.Errorf("a %s has no name (node %d)", text(node.Role), node.BackendDOMNodeID)
		}
	}
	if count < 10 {
		s.t.Errorf("only %d elements were found", count)
	}
}

func text(value *accessibility.Value) string {
	quoted := string(value.Value)
	if len(quoted) < 2 {
		return ""
	}
	return quoted[1 : len(quoted)-1]
}

func (s *stage) canBeRead() {
	s.t.Helper()
	for _, weak := range evaluate[[]string](s, contrast) {
		s.t.Errorf("too weak a contrast: %s", weak)
	}
}
