package simulator_test

import (
	"testing"

	"usynys/bot/simulator"
)

func TestUploadCarriesTheBytes(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	if _, err := person.Upload("мектеп", simulator.Upload{Kind: "photo", Name: "a.png", Data: []byte("picture")}); err != nil {
		t.Fatal(err)
	}
	message := person.Messages()[0]
	content, found := server.FileContent(message.Attachment.FileID)
	if !found || string(content) != "picture" || message.Attachment.Caption != "мектеп" || message.MediaGroup != "" {
		t.Errorf("content %q of %+v", content, message)
	}
	if updates := bot.updates(nil); len(updates) != 1 {
		t.Errorf("%d updates", len(updates))
	}
}

func TestSeveralUploadsAreAnAlbum(t *testing.T) {
	server, _ := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	picture := simulator.Upload{Kind: "photo", Data: []byte("x")}
	if _, err := person.Upload("екеу", picture, picture); err != nil {
		t.Fatal(err)
	}
	messages := person.Messages()
	if len(messages) != 2 || messages[0].MediaGroup == "" || messages[0].MediaGroup != messages[1].MediaGroup ||
		messages[0].Attachment.Caption != "екеу" || messages[1].Attachment.Caption != "" {
		t.Errorf("album %+v", messages)
	}
	voice := simulator.Upload{Kind: "voice", Data: []byte("x")}
	for _, wrong := range [][]simulator.Upload{nil, {picture, voice}, {{Kind: "poem", Data: []byte("x")}}, {{Kind: "photo"}}} {
		if _, err := person.Upload("", wrong...); err == nil {
			t.Errorf("%+v was sent", wrong)
		}
	}
}

func TestALocationIsReadBack(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.SendLocation(51.17, 71.43)
	bot.must("sendLocation", params{"chat_id": 7, "latitude": 43.24, "longitude": 76.9}, nil)
	messages := person.Messages()
	if place := messages[0].Attachment; place.Latitude != 51.17 || place.Longitude != 71.43 {
		t.Errorf("sent %+v", place)
	}
	if place := messages[1].Attachment; place.Latitude != 43.24 || place.Longitude != 76.9 {
		t.Errorf("received %+v", place)
	}
}

func TestTheBotCanWriteAfterStartChat(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	if answer := bot.call("sendMessage", params{"chat_id": 7, "text": "x"}); answer.OK {
		t.Error("a stranger was written to")
	}
	person.StartChat()
	changed := server.Changed()
	bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
	select {
	case <-changed:
	default:
		t.Error("nothing was announced")
	}
	if server.Unconfirmed() != 0 {
		t.Error("the bot got an update")
	}
	person.Block()
	if !person.Blocked() {
		t.Error("not blocked")
	}
}
