package simulator_test

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// Bot API, Authorizing your bot; Making requests.
func TestAddresses(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	status, body := get(t, server.URL()+"/bot999:wrong/getMe")
	if status != 401 || body != `{"ok":false,"error_code":401,"description":"Unauthorized"}` {
		t.Errorf("wrong token: %d %s", status, body)
	}
	if status, body = get(t, server.URL()+"/"); status != 404 {
		t.Errorf("no bot: %d %s", status, body)
	}
	if status, body = get(t, bot.address("GETME")); status != 200 {
		t.Errorf("methods are case-insensitive: %d %s", status, body)
	}
	noViolations(t, server)
	if status, body = get(t, bot.address("sendTelegram")); status != 404 {
		t.Errorf("unknown method: %d %s", status, body)
	}
	oneViolation(t, server, "method not found")
}

func TestGetMe(t *testing.T) {
	_, bot := start(t, simulator.Options{Token: "77:abc", BotName: "some_bot"})
	var me struct {
		ID       int64
		IsBot    bool `json:"is_bot"`
		Username string
	}
	bot.must("getMe", nil, &me)
	if me.ID != 77 || !me.IsBot || me.Username != "some_bot" {
		t.Errorf("got %+v", me)
	}
}

// Bot API, Making requests: URL query string, urlencoded, JSON and multipart.
func TestFourWaysToPassParameters(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(5, "Ерлан", "ru")
	person.Send("/start")
	query := url.Values{"chat_id": {"5"}, "text": {"1"}}
	if status, body := get(t, bot.address("sendMessage")+"?"+query.Encode()); status != 200 {
		t.Errorf("query: %d %s", status, body)
	}
	query.Set("text", "2")
	response, err := http.PostForm(bot.address("sendMessage"), query)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	bot.must("sendMessage", params{"chat_id": 5, "text": "3"}, nil)
	if out := bot.upload("sendMessage", form{name: "chat_id", content: "5"}, form{name: "text", content: "4"}); !out.OK {
		t.Errorf("multipart: %s", out.Description)
	}
	texts := ""
	for _, m := range person.Messages() {
		if m.FromBot {
			texts += m.Text
		}
	}
	if texts != "1234" {
		t.Errorf("got %q", texts)
	}
	noViolations(t, server)
}

// Each mistake gets a 400 and is recorded once.
func TestMistakesAreViolations(t *testing.T) {
	for name, mistake := range map[string]struct {
		method string
		params params
		want   string
	}{
		"unknown parameter":  {"sendMessage", params{"chat_id": 5, "text": "x", "disable_web_page_preview": true}, `unknown parameter "disable_web_page_preview"`},
		"outdated reply":     {"sendMessage", params{"chat_id": 5, "text": "x", "reply_to_message_id": 1}, `unknown parameter "reply_to_message_id"`},
		"wrong type":         {"sendMessage", params{"chat_id": 5, "text": "x", "protect_content": "perhaps"}, "must be of type Boolean"},
		"null":               {"sendMessage", params{"chat_id": 5, "text": "x", "reply_markup": nil}, "must be of type InlineKeyboardMarkup"},
		"missing":            {"sendMessage", params{"chat_id": 5}, `"text" of sendMessage is required`},
		"unknown field":      {"sendMessage", params{"chat_id": 5, "text": "x", "link_preview_options": params{"disabled": true}}, "unknown field"},
		"not simulated":      {"sendMessage", params{"chat_id": 5, "text": "x", "business_connection_id": "b"}, "not simulated"},
		"edit without id":    {"editMessageText", params{"chat_id": 5, "text": "x"}, `"message_id" of editMessageText is required`},
		"topic":              {"sendMessage", params{"chat_id": 5, "text": "x", "message_thread_id": 3}, "not simulated"},
		"reply":              {"sendMessage", params{"chat_id": 5, "text": "x", "reply_parameters": params{"message_id": 1}}, "not simulated"},
		"reply keyboard":     {"sendMessage", params{"chat_id": 5, "text": "x", "reply_markup": params{"remove_keyboard": true}}, "not simulated"},
		"entities":           {"sendMessage", params{"chat_id": 5, "text": "x", "entities": []params{}}, "not simulated"},
		"unknown parse mode": {"sendMessage", params{"chat_id": 5, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"},
		"markdown":           {"sendMessage", params{"chat_id": 5, "text": "x", "parse_mode": "MarkdownV2"}, "parse_mode MarkdownV2 is not simulated"},
	} {
		t.Run(name, func(t *testing.T) {
			server, bot := start(t, simulator.Options{})
			server.Person(5, "Ерлан", "ru").Send("/start")
			bot.refused(mistake.method, mistake.params, 400, mistake.want)
			oneViolation(t, server, mistake.want)
		})
	}
}

func TestTwiceTheSameParameter(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	if status, _ := get(t, bot.address("getUpdates")+"?limit=1&limit=2"); status != 400 {
		t.Errorf("status %d", status)
	}
	oneViolation(t, server, "given twice")
}

func TestClosedServer(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	polled := make(chan struct{})
	server.Person(1, "Ерлан", "ru").Send("x")
	go func() {
		defer close(polled)
		_, _ = bot.post("getUpdates", params{"offset": 1001, "timeout": 50}) // answered or cut off, it ends
	}()
	waitForUnconfirmed(t, server, 0)
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	<-polled
	if _, err := bot.post("getMe", nil); err == nil {
		t.Error("a closed server answered")
	}
	if err := server.Wait(t.Context(), func() bool { return false }); err == nil {
		t.Error("Wait did not give up")
	}
}

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
