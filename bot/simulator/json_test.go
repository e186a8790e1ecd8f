package simulator_test

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

// Bot API, Making requests: application/json works for every method, "except for
// uploading files".
func TestJSONBodiesWorkForEveryMethod(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(5, "Ерлан", "ru")
	person.Send("/start")
	fileID := map[string]string{}
	for _, kind := range []string{"photo", "document", "voice", "video", "audio", "animation", "video_note"} {
		if _, err := person.Upload("", simulator.Upload{Kind: kind, Name: "a.bin", Data: []byte("x")}); err != nil {
			t.Fatal(err)
		}
		messages := person.Messages()
		fileID[kind] = messages[len(messages)-1].Attachment.FileID
	}
	bot.must("sendMessage", params{"chat_id": 5, "text": "x"}, nil)
	sent := person.LastFromBot().ID
	item := params{"type": "photo", "media": fileID["photo"]}
	calls := map[string]params{
		"getMe":                  {},
		"getUpdates":             {"offset": 1000, "limit": 10, "timeout": 0, "allowed_updates": []string{"message"}},
		"deleteWebhook":          {"drop_pending_updates": false},
		"sendMessage":            {"chat_id": 5, "text": "<b>x</b>", "parse_mode": "HTML", "disable_notification": true},
		"sendPhoto":              {"chat_id": 5, "photo": fileID["photo"], "caption": "x"},
		"sendDocument":           {"chat_id": 5, "document": fileID["document"]},
		"sendVoice":              {"chat_id": 5, "voice": fileID["voice"]},
		"sendVideo":              {"chat_id": 5, "video": fileID["video"]},
		"sendAudio":              {"chat_id": 5, "audio": fileID["audio"]},
		"sendAnimation":          {"chat_id": 5, "animation": fileID["animation"]},
		"sendVideoNote":          {"chat_id": 5, "video_note": fileID["video_note"]},
		"sendLocation":           {"chat_id": 5, "latitude": 51.1, "longitude": 71.4},
		"sendMediaGroup":         {"chat_id": 5, "media": []params{item, item}},
		"editMessageText":        {"chat_id": 5, "message_id": sent, "text": "y", "reply_markup": keyboard([]params{button("a", "b")})},
		"editMessageReplyMarkup": {"chat_id": 5, "message_id": sent, "reply_markup": keyboard([]params{button("a", "c")})},
		"answerCallbackQuery":    {"callback_query_id": person.Press(sent, "b"), "text": "x", "show_alert": true, "cache_time": 0},
		"setMyCommands":          {"commands": []params{{"command": "a", "description": "b"}}, "scope": params{"type": "all_private_chats"}},
		"setMyDescription":       {"description": "x", "language_code": "kk"},
		"setMyShortDescription":  {"short_description": "x"},
	}
	// One edit of the keyboard must come after the other.
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		if name != "editMessageReplyMarkup" {
			bot.must(name, calls[name], nil)
		}
	}
	bot.must("editMessageReplyMarkup", calls["editMessageReplyMarkup"], nil)
	raw, err := os.ReadFile("botapi/testdata/bot-api-10.1.json")
	if err != nil {
		t.Fatal(err)
	}
	var specification map[string]any
	if err := json.Unmarshal(raw, &specification); err != nil {
		t.Fatal(err)
	}
	for name := range specification {
		if calls[name] == nil {
			t.Errorf("%s was not called", name)
		}
	}
	noViolations(t, server)
}

func TestMistakesInJSONBodies(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(5, "Ерлан", "ru").Send("/start")
	const parse = "can't parse JSON-encoded request body"
	for body, want := range map[string]string{
		`null`: parse, `[]`: parse, `"x"`: parse, `{"chat_id":5,"text":"x"`: parse, `{"chat_id":5,"text":"x"} {}`: parse,
		`{"chat_id":5,"text":"x","text":"y"}`:                       `parameter "text" is given twice`,
		`{"chat_id":5,"text":7}`:                                    `"text" of sendMessage must be of type String`,
		`{"chat_id":5,"text":null}`:                                 `"text" of sendMessage must be of type String`,
		`{"chat_id":5,"text":"x","parse_mode":true}`:                `"parse_mode" of sendMessage must be of type String`,
		`{"chat_id":5.5,"text":"x"}`:                                `"chat_id" of sendMessage must be of type Integer|String`,
		`{"chat_id":5,"text":"x","disable_notification":1}`:         `"disable_notification" of sendMessage must be of type Boolean`,
		`{"chat_id":5,"text":"x","reply_markup":[]}`:                `"reply_markup" of sendMessage must be of type InlineKeyboardMarkup`,
		`{"chat_id":5,"text":"x","link_preview_options":{"url":1}}`: `can't parse parameter "link_preview_options"`,
		`{"chat_id":5,"text":"x","disable_web_page_preview":true}`:  `unknown parameter "disable_web_page_preview"`,
		"{\"chat_id\":5,\"text\":\"\xff\"}":                         "UTF-8",
	} {
		response, err := http.Post(bot.address("sendMessage"), "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != 400 || !strings.Contains(strings.ReplaceAll(string(text), `\"`, `"`), want) {
			t.Errorf("%s: got %d %s, want %s", body, response.StatusCode, text, want)
		}
	}
}
