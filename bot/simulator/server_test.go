package simulator_test

import (
	"io"
	"net/http"
	"net/url"
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
