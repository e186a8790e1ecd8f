package simulator_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

// Every update agrees with the documentation: its objects have only documented fields, of
// documented types, and all required ones.
func TestUpdatesMatchTheSpecification(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person, group := server.Person(7, "Айгерім", "kk"), server.GroupWithoutBot(-5, "Модераторлар")
	happenInPrivate(t, person)
	happenInGroup(group, person)
	server.Channel(-1001234567890, "Арна").Post("жаңалық #жастар")
	checker := checker{types: readTypes(t)}
	var updates []any
	bot.must("getUpdates", nil, &updates)
	for _, update := range updates {
		checker.check("Update", "Update", update)
	}
	for _, problem := range checker.problems {
		t.Error(problem)
	}
	for _, name := range []string{"Sticker", "ChatMemberBanned", "ChatMemberAdministrator", "InaccessibleMessage", "Poll", "Contact"} {
		if !checker.seen[name] {
			t.Errorf("no update had a %s", name)
		}
	}
}

func happenInPrivate(t *testing.T, person *simulator.Person) {
	t.Helper()
	person.Send("/start")
	person.SendPhoto("сурет")
	person.SendDocument("a.pdf", "")
	person.SendVoice()
	person.SendVideo("")
	person.SendAudio("")
	person.SendAnimation("")
	person.SendVideoNote()
	person.SendLocation(51.1, 71.4)
	person.SendSticker()
	person.SendContact()
	person.SendPoll()
	person.SendAlbum(2, "альбом")
	person.Press(1, "x")
	person.Press(99, "x")
	if err := person.Edit(1, "x"); err != nil {
		t.Error(err)
	}
	person.Block()
	person.Unblock()
}

func happenInGroup(group *simulator.Group, person *simulator.Person) {
	group.AddBot(person)
	group.PromoteBot(person)
	group.Send(person, "сәлем")
	group.Reply(person, 2, "жауап")
	group.SendAnonymous("/linkgroup")
	group.Rename(person, "Штаб")
	group.Leave(person)
	group.RemoveBot(person)
	group.AddBot(person)
	group.PromoteBot(person)
	group.Upgrade(person)
}

type documentedField struct {
	Name     string
	Types    []string
	Required bool
}

func readTypes(t *testing.T) map[string][]documentedField {
	t.Helper()
	raw, err := os.ReadFile("botapi/testdata/bot-api-10.1-types.json")
	if err != nil {
		t.Fatal(err)
	}
	var types map[string][]documentedField
	if err := json.Unmarshal(raw, &types); err != nil {
		t.Fatal(err)
	}
	return types
}

type checker struct {
	types    map[string][]documentedField
	seen     map[string]bool
	problems []string
}

// check compares an object with a type of the documentation.
func (c *checker) check(path, name string, value any) {
	fields, ok := value.(map[string]any)
	if !ok {
		c.problems = append(c.problems, path+" is no object")
		return
	}
	name = concrete(name, fields)
	if c.types[name] == nil {
		c.problems = append(c.problems, path+": the table lacks the type "+name)
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[name] = true
	for _, field := range c.types[name] {
		content, given := fields[field.Name]
		delete(fields, field.Name)
		if !given && field.Required {
			c.problems = append(c.problems, path+" lacks "+field.Name)
		} else if given {
			c.checkField(path+"."+field.Name, field.Types, content)
		}
	}
	for unknown := range fields {
		c.problems = append(c.problems, path+" ("+name+") has no field "+unknown)
	}
}

// concrete returns the subtype of an object.
func concrete(name string, fields map[string]any) string {
	switch name {
	case "MaybeInaccessibleMessage":
		if fields["date"] == 0.0 {
			return "InaccessibleMessage"
		}
		return "Message"
	case "ChatMember":
		status, _ := fields["status"].(string)
		return map[string]string{
			"administrator": "ChatMemberAdministrator", "member": "ChatMemberMember",
			"left": "ChatMemberLeft", "kicked": "ChatMemberBanned",
		}[status]
	}
	return name
}

func (c *checker) checkField(path string, types []string, content any) {
	scalar := ""
	switch content := content.(type) {
	case map[string]any:
		c.check(path, types[0], content)
		return
	case []any:
		element, isArray := strings.CutPrefix(types[0], "Array of ")
		if !isArray {
			c.problems = append(c.problems, path+" is an array")
		}
		for _, item := range content {
			c.checkField(path, []string{element}, item)
		}
		return
	case string:
		scalar = "String"
	case bool:
		scalar = "Boolean"
	case float64:
		scalar = "Integer"
		if slices.Contains(types, "Float") || slices.Contains(types, "Float number") {
			return
		}
	}
	if !slices.Contains(types, scalar) && (scalar != "Boolean" || !slices.Contains(types, "True")) {
		c.problems = append(c.problems, path+" is a "+scalar+", want "+strings.Join(types, " or "))
	}
}
