package method

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"usynys/bot/simulator/botapi"
)

// The table of the methods agrees with ../botapi/testdata/bot-api-10.1.json.
func TestTableMatchesTheSpecification(t *testing.T) {
	raw, err := os.ReadFile("../botapi/testdata/bot-api-10.1.json")
	if err != nil {
		t.Fatal(err)
	}
	var specification map[string][]struct {
		Name     string
		Types    []string
		Required bool
	}
	if err := json.Unmarshal(raw, &specification); err != nil {
		t.Fatal(err)
	}
	for name, want := range specification {
		method := Find(name)
		if method == nil || method.Name != name {
			t.Errorf("%s is missing", name)
			continue
		}
		if len(method.Parameters) != len(want) {
			t.Errorf("%s has %d parameters, want %d", name, len(method.Parameters), len(want))
		}
		for _, field := range want {
			p, ok := method.Parameters.Find(field.Name)
			if types := strings.Join(field.Types, "|"); !ok || p.Type.Name != types || p.Required != field.Required {
				t.Errorf("%s %s: got %q required=%v, want %q required=%v", name, field.Name, p.Type.Name, p.Required, types, field.Required)
			}
		}
	}
	for _, method := range table {
		if specification[method.Name] == nil {
			t.Errorf("%s is not in the specification", method.Name)
		}
		if (method.run == nil) == (method.wait == nil) {
			t.Errorf("%s needs exactly one of run and wait", method.Name)
		}
	}
	if len(botapi.UpdateKinds) != 25 {
		t.Errorf("%d kinds of update, want the 25 of Bot API 10.1", len(botapi.UpdateKinds))
	}
}
