package simulator

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// testdata/bot-api-10.1.json holds the parameters of the simulated methods, taken
// from PaulSonOfLars/telegram-bot-api-spec (MIT), "Bot API 10.1".
func TestTableMatchesTheSpecification(t *testing.T) {
	raw, err := os.ReadFile("testdata/bot-api-10.1.json")
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
		method := methods[strings.ToLower(name)]
		if method == nil || method.name != name {
			t.Errorf("%s is missing", name)
			continue
		}
		if len(method.parameters) != len(want) {
			t.Errorf("%s has %d parameters, want %d", name, len(method.parameters), len(want))
		}
		for _, field := range want {
			p, ok := method.parameter(field.Name)
			if types := strings.Join(field.Types, "|"); !ok || p.kind.types != types || p.required != field.Required {
				t.Errorf("%s %s: got %q required=%v, want %q required=%v", name, field.Name, p.kind.types, p.required, types, field.Required)
			}
		}
	}
	for _, method := range methods {
		if specification[method.name] == nil {
			t.Errorf("%s is not in the specification", method.name)
		}
		if (method.run == nil) == (method.wait == nil) {
			t.Errorf("%s needs exactly one of run and wait", method.name)
		}
	}
	if len(updateKinds) != 25 {
		t.Errorf("%d kinds of update, want the 25 of Bot API 10.1", len(updateKinds))
	}
}
