package botapi_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"usynys/bot/simulator/botapi"
)

// documented has the objects that the simulator sends or reads, by their types in the
// documentation.
var documented = map[string]any{
	"User": botapi.User{}, "Chat": botapi.Chat{}, "Message": botapi.Message{}, "MessageEntity": botapi.Entity{},
	"InaccessibleMessage": botapi.InaccessibleMessage{}, "CallbackQuery": botapi.CallbackQuery{},
	"LinkPreviewOptions": botapi.LinkPreview{}, "Location": botapi.Location{}, "BotCommand": botapi.Command{},
	"InlineKeyboardMarkup": botapi.Keyboard{}, "InlineKeyboardButton": botapi.Button{},
	"ChatMemberUpdated": botapi.MemberUpdate{}, "ChatMemberAdministrator|ChatMemberBanned": botapi.ChatMember{},
	"PhotoSize|Document|Voice|Video|Audio|Animation|VideoNote":           botapi.File{},
	"InputMediaPhoto|InputMediaVideo|InputMediaDocument|InputMediaAudio": botapi.InputMedia{},
}

type documentedField struct {
	Name     string
	Types    []string
	Required bool
}

// Every field is documented and of a documented type, and a required field is never left
// out. An object for several types may have the fields of any of them.
func TestObjectsMatchTheSpecification(t *testing.T) {
	specification := readTypes(t)
	for names, object := range documented {
		known, required := map[string]documentedField{}, map[string]int{}
		types := strings.Split(names, "|")
		for _, name := range types {
			if specification[name] == nil {
				t.Errorf("there is no type %s", name)
			}
			for _, field := range specification[name] {
				known[field.Name] = field
				if field.Required {
					required[field.Name]++
				}
			}
		}
		has := map[string]bool{}
		for _, field := range fieldsOf(reflect.TypeOf(object)) {
			name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			has[name] = true
			wanted, ok := known[name]
			if !ok {
				t.Errorf("%s has no field %q", names, name)
			} else if !fits(field.Type, wanted.Types) {
				t.Errorf("%s %s is a %s, want %v", names, name, field.Type, wanted.Types)
			}
			if required[name] == len(types) && strings.Contains(options, "omitempty") {
				t.Errorf("%s can lack %q, which is required", names, name)
			}
		}
		for name, count := range required {
			if count == len(types) && !has[name] {
				t.Errorf("%s lacks %q, which is required", names, name)
			}
		}
	}
}

func readTypes(t *testing.T) map[string][]documentedField {
	t.Helper()
	raw, err := os.ReadFile("testdata/bot-api-10.1-types.json")
	if err != nil {
		t.Fatal(err)
	}
	var types map[string][]documentedField
	if err := json.Unmarshal(raw, &types); err != nil {
		t.Fatal(err)
	}
	return types
}

// fieldsOf returns the fields that encoding/json uses.
func fieldsOf(object reflect.Type) []reflect.StructField {
	var all []reflect.StructField
	for _, field := range reflect.VisibleFields(object) {
		if !field.Anonymous && field.Tag.Get("json") != "" {
			all = append(all, field)
		}
	}
	return all
}

func fits(actual reflect.Type, types []string) bool {
	for actual.Kind() == reflect.Pointer {
		actual = actual.Elem()
	}
	for _, name := range types {
		switch kind := actual.Kind(); {
		case kind == reflect.Interface, actual == reflect.TypeFor[json.RawMessage]():
			return true
		case kind == reflect.Slice && strings.HasPrefix(name, "Array of "),
			kind == reflect.Struct && name != "String" && name != "Integer" && name != "Boolean" && name != "Float",
			kind == reflect.String && (name == "String" || name == "InputFile"),
			(kind == reflect.Int64 || kind == reflect.Int) && name == "Integer",
			kind == reflect.Float64 && (name == "Float" || name == "Float number"),
			kind == reflect.Bool && (name == "Boolean" || name == "True"):
			return true
		}
	}
	return false
}
