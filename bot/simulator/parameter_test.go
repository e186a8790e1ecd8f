package simulator_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// Bot API, MessageEntity: entities "can be specified instead of parse_mode".
func TestEntitiesAsParameter(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	send := func(mode string, entities ...params) params {
		return params{"chat_id": 7, "text": " 😀 Сәлем", "parse_mode": mode, "entities": entities}
	}
	bold := params{"type": "bold", "offset": 4, "length": 5}
	bot.must("sendMessage", send("", bold), nil)
	if diff := cmp.Diff([]simulator.Entity{{Type: "bold", Offset: 3, Length: 5}}, person.LastFromBot().Entities); diff != "" {
		t.Error(diff)
	}
	noViolations(t, server)
	bot.refused("sendMessage", send("HTML", bold), 400, "can't be used together")
	bot.refused("sendMessage", send("", params{"type": "bold", "offset": 4, "length": 6}), 400, "beyond the end")
	bot.refused("sendMessage", send("", params{"type": "shouting", "offset": 0, "length": 1}), 400, "unsupported type")
}

// Bot API, sendMessage, reply_markup: "an inline keyboard, custom reply keyboard,
// instructions to remove a reply keyboard or to force a reply"; input_field_placeholder:
// "1-64 characters".
func TestOtherKeyboards(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	send := func(markup params) params { return params{"chat_id": 7, "text": "x", "reply_markup": markup} }
	bot.must("sendMessage", send(params{"keyboard": [][]params{{{"text": "x"}}}, "resize_keyboard": true}), nil)
	bot.must("sendMessage", send(params{"force_reply": true}), nil)
	noViolations(t, server)
	bot.refused("sendMessage", send(params{"buttons": []string{}}), 400, "can't parse reply keyboard markup")
	bot.refused("sendMessage", send(params{"force_reply": true, "once": true}), 400, "unknown field")
	placeholder := func(length int) params {
		return send(params{"keyboard": [][]params{}, "input_field_placeholder": strings.Repeat("ә", length)})
	}
	bot.must("sendMessage", placeholder(64), nil)
	bot.refused("sendMessage", placeholder(65), 400, "input_field_placeholder is too long")
	bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
	bot.refused("editMessageText", params{"chat_id": 7, "message_id": 5, "text": "y", "reply_markup": params{"force_reply": true}}, 400, "unknown field")
}

// Bot API, sendLocation: horizontal_accuracy "0-1500", live_period "between 60 and
// 86400", heading "between 1 and 360", proximity_alert_radius "between 1 and 100000".
func TestLocationLimits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	for name, value := range map[string]float64{
		"latitude": -91, "longitude": 181, "horizontal_accuracy": 1501, "live_period": 59,
		"heading": 361, "proximity_alert_radius": 100_001,
	} {
		p := params{"chat_id": 7, "latitude": 51.1, "longitude": 71.4}
		p[name] = value
		bot.refused("sendLocation", p, 400, "Bad Request: ")
	}
}

// Bot API, sendDocument: "Thumbnails can't be reused and can be only uploaded as
// a new file".
func TestThumbnail(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.SendPhoto("x")
	file, picture := form{"document", "a.txt", "x"}, form{"small", "a.jpg", "x"}
	for name, parts := range map[string][]form{
		"attached":  {chatForm("7"), file, picture, {name: "thumbnail", content: "attach://small"}},
		"under own": {chatForm("7"), file, {"thumbnail", "a.jpg", "x"}},
	} {
		if out := bot.upload("sendDocument", parts...); !out.OK {
			t.Errorf("%s: %s", name, out.Description)
		}
	}
	noViolations(t, server)
	for name, thumbnail := range map[string]string{
		"reused":  person.Messages()[0].Attachment.FileID,
		"missing": "attach://small",
	} {
		if out := bot.upload("sendDocument", chatForm("7"), file, form{name: "thumbnail", content: thumbnail}); out.httpStatus != 400 {
			t.Errorf("%s: %d", name, out.httpStatus)
		}
	}
}

// Updates that wait keep their order when ids restart.
func TestRestartRenumbers(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("a")
	person.Send("b")
	server.RestartUpdateIDs(3)
	person.Send("c")
	if diff := cmp.Diff([]int64{3, 4, 5}, ids(bot.updates(nil))); diff != "" {
		t.Error(diff)
	}
}
