package simulator_test

import (
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// spelled returns entities as "type:text".
func spelled(text string, entities []simulator.Entity) []string {
	out := []string{}
	units := utf16Of(text)
	for _, e := range entities {
		out = append(out, e.Type+":"+textOf(units[e.Offset:e.Offset+e.Length]))
	}
	return out
}

// Bot API, MessageEntity, type: "mention" (@username), "hashtag" (#hashtag),
// "cashtag" ($USD), "bot_command" (/start@jobs_bot), "url" (https://telegram.org),
// "email" (do-not-reply@telegram.org), "phone_number" (+1-212-555-0123). Telegram
// detects them in the texts of people and of the bot.
func TestEntitiesThatTelegramDetects(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	for text, want := range map[string][]string{
		"😀 @usynys_bot, a@b @abc":              {"mention:@usynys_bot"},
		"#жастар2026 #2026 x#y ##z":            {"hashtag:#жастар2026"},
		"$USD $US $usd":                        {"cashtag:$USD"},
		"/start, /new@usynys_bot":              {"bot_command:/start", "bot_command:/new@usynys_bot"},
		"(https://egov.kz/a?b=1).":             {"url:https://egov.kz/a?b=1"},
		"egov.kz және дала.қаз, 3.14 a.b":      {"url:egov.kz", "url:дала.қаз"},
		"жазыңыз: do-not-reply@telegram.org!":  {"email:do-not-reply@telegram.org"},
		"+7 701 123 45 67, 87011234567, +1234": {"phone_number:+7 701 123 45 67"},
		"мәтін 😀":                              {},
	} {
		id := person.Send(text)
		sent, _ := person.Message(id)
		if diff := cmp.Diff(want, spelled(sent.Text, sent.Entities)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
		var answered message
		bot.must("sendMessage", params{"chat_id": 7, "text": text}, &answered)
		if diff := cmp.Diff(sent.Entities, answered.Entities); diff != "" {
			t.Errorf("the bot's own %s: %s", text, diff)
		}
	}
	noViolations(t, server)
}

// Nothing is detected in a link or code; in a style it is.
func TestNothingIsDetectedInLinksAndCode(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	var sent message
	bot.must("sendMessage", params{"chat_id": 7, "parse_mode": "HTML", "text": `<code>@usynys_bot</code> <a href="https://egov.kz/x">egov.kz</a> <b>#жастар</b>`}, &sent)
	want := []string{"code:@usynys_bot", "text_link:egov.kz", "hashtag:#жастар", "bold:#жастар"}
	if diff := cmp.Diff(want, spelled(sent.Text, sent.Entities)); diff != "" {
		t.Error(diff)
	}
	noViolations(t, server)
}

func utf16Of(text string) []uint16 { return utf16.Encode([]rune(text)) }

func textOf(units []uint16) string { return string(utf16.Decode(units)) }
