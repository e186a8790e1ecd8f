package simulator_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

func chatForm(id string) form { return form{name: "chat_id", content: id} }

// Bot API, Sending files: "Post the file using multipart/form-data", "pass this file_id
// as a parameter instead of uploading".
func TestDocumentThereAndBack(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	out := bot.upload("sendDocument", chatForm("7"), form{"document", "есеп.xlsx", "content"}, form{name: "caption", content: "<b>есеп</b>"}, form{name: "parse_mode", content: "HTML"})
	var sent message
	if err := json.Unmarshal(out.Result, &sent); err != nil {
		t.Fatalf("%v: %s", err, out.Description)
	}
	if sent.Document.Name != "есеп.xlsx" || sent.Caption != "есеп" || !strings.Contains(sent.Document.Mime, "spreadsheetml") {
		t.Errorf("got %+v", sent.Document)
	}
	if last := person.LastFromBot(); last.Attachment != (simulator.Attachment{Kind: "document", Name: "есеп.xlsx", Caption: "есеп", FileID: sent.Document.FileID, Size: 7}) {
		t.Errorf("got %+v", last.Attachment)
	}
	bot.must("sendDocument", params{"chat_id": 7, "document": sent.Document.FileID}, nil)
	if content, _ := server.FileContent(sent.Document.FileID); string(content) != "content" {
		t.Errorf("got %q", content)
	}
	if call := server.Calls()[0]; call.Files["document"] != "есеп.xlsx" || call.Params["caption"] != "<b>есеп</b>" {
		t.Errorf("call %+v", call)
	}
	noViolations(t, server)
}

// Bot API, Sending by file_id: "It is not possible to change the file type when
// resending by file_id."
func TestWrongFiles(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.SendDocument("a.pdf", "")
	document := person.Messages()[0].Attachment.FileID
	bot.refused("sendPhoto", params{"chat_id": 7, "photo": "AgACunknown"}, 400, "Bad Request: wrong file identifier/HTTP URL specified")
	noViolations(t, server)
	bot.refused("sendPhoto", params{"chat_id": 7, "photo": document}, 400, "Bad Request: can't use file of type Document as Photo")
	bot.refused("sendPhoto", params{"chat_id": 7, "photo": "https://example.com/a.png"}, 400, "failed to get HTTP URL content")
	bot.refused("sendPhoto", params{"chat_id": 7, "photo": "attach://x"}, 400, "attach://x")
	bot.refused("sendDocument", params{"chat_id": 7, "document": document, "caption": strings.Repeat("ә", 1025)}, 400, "Bad Request: message caption is too long")
	bot.must("sendDocument", params{"chat_id": 7, "document": document, "caption": strings.Repeat("ә", 1024)}, nil)
	for _, parts := range [][]form{
		{chatForm("7"), {"document", "a.txt", ""}},
		{chatForm("7"), {"document", "a.txt", "x"}, {"other", "b.txt", "x"}},
		{chatForm("7")},
	} {
		if out := bot.upload("sendDocument", parts...); out.httpStatus != http.StatusBadRequest {
			t.Errorf("%v: %d", parts, out.httpStatus)
		}
	}
}

func TestEveryKindOfFile(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	for method, kind := range map[string]string{
		"sendPhoto": "photo", "sendDocument": "document", "sendVoice": "voice", "sendVideo": "video",
		"sendAudio": "audio", "sendAnimation": "animation", "sendVideoNote": "video_note",
	} {
		if out := bot.upload(method, chatForm("7"), form{kind, "name", "x"}); !out.OK || !strings.Contains(string(out.Result), `"`+kind+`":`) {
			t.Errorf("%s: %s %s", method, out.Description, out.Result)
		}
		if last := person.LastFromBot(); last.Attachment.Kind != kind {
			t.Errorf("%s: %+v", method, last.Attachment)
		}
	}
	bot.must("sendLocation", params{"chat_id": 7, "latitude": 51.1, "longitude": 71.4}, nil)
	noViolations(t, server)
	bot.refused("sendLocation", params{"chat_id": 7, "latitude": 91, "longitude": 71.4}, 400, "latitude")
}

// Bot API, sendMediaGroup, media: "must include 2-10 items"; "Documents and audio files
// can be only grouped in an album with messages of the same type."
func TestMediaGroup(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.SendPhoto("x")
	photo := person.Messages()[0].Attachment.FileID
	item := params{"type": "photo", "media": photo}
	uploaded := `[{"type":"photo","media":"attach://one","caption":"c"},{"type":"photo","media":"` + photo + `"}]`
	out := bot.upload("sendMediaGroup", chatForm("7"), form{name: "media", content: uploaded}, form{"one", "1.png", "x"})
	var album []message
	if err := json.Unmarshal(out.Result, &album); err != nil {
		t.Fatalf("%v: %s", err, out.Description)
	}
	if len(album) != 2 || album[0].MediaGroup == "" || album[0].MediaGroup != album[1].MediaGroup || album[0].Caption != "c" {
		t.Errorf("got %+v", album)
	}
	noViolations(t, server)
	for want, items := range map[string][]params{
		"2-10 items":   {item},
		"can't be mix": {item, {"type": "document", "media": "x"}},
		"unknown or":   {{"type": "sticker", "media": "x"}, item},
	} {
		bot.refused("sendMediaGroup", params{"chat_id": 7, "media": items}, 400, want)
	}
	bot.refused("sendMediaGroup", params{"chat_id": 7, "media": []params{item, item}, "reply_markup": keyboard()}, 400, "unknown parameter")
}

// Bot API, sendLocation, latitude and longitude are degrees.
func TestLocationLimits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	for name, value := range map[string]float64{"latitude": -91, "longitude": 181} {
		p := params{"chat_id": 7, "latitude": 51.1, "longitude": 71.4}
		p[name] = value
		bot.refused("sendLocation", p, 400, "Bad Request: wrong "+name)
	}
}
