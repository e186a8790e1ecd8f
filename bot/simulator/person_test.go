package simulator_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// Bot API, MessageEntity: "bot_command" (/start@jobs_bot), "Offset in UTF-16 code
// units". The characters next to a command are as in TDLib (MessageEntity.cpp,
// match_bot_commands).
func TestTypedCommands(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("  /start abc ")
	person.Send("😀 /new@usynys_bot, /a/b x/c (/d) /қос /e<b> /f@ab")
	updates := bot.updates(nil)
	first, second := updates[0].Message, updates[1].Message
	if first.Text != "/start abc" || first.From.ID != 7 || first.From.Language != "kk" || first.Chat.ID != 7 {
		t.Errorf("got %+v", first)
	}
	command := func(offset, length int) simulator.Entity {
		return simulator.Entity{Type: "bot_command", Offset: offset, Length: length}
	}
	if diff := cmp.Diff([]simulator.Entity{command(0, 6)}, first.Entities); diff != "" {
		t.Error(diff)
	}
	at := func(part string) int { return strings.Index(second.Text, part) - 2 } // the emoji: 4 bytes, 2 units
	if diff := cmp.Diff([]simulator.Entity{command(3, 15), command(at("/d"), 2), command(at("/f")-3, 2)}, second.Entities); diff != "" {
		t.Error(diff)
	}
}

// Apps split a text of more than the 4096 characters of a message into several.
func TestLongTextIsSplit(t *testing.T) {
	server, _ := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	if id := person.Send(" \n "); id != 0 {
		t.Errorf("an empty text became message %d", id)
	}
	if id := person.Send(strings.Repeat("ә", 5000)); id != 1 {
		t.Errorf("got %d", id)
	}
	messages := person.Messages()
	if len(messages) != 2 || len([]rune(messages[0].Text)) != 4096 || len([]rune(messages[1].Text)) != 904 {
		t.Errorf("got %d messages", len(messages))
	}
}

func TestEverythingAPersonSends(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.SendPhoto("p")
	person.SendDocument("d.pdf", "d")
	person.SendVoice()
	person.SendVideo("v")
	person.SendAudio("a")
	person.SendAnimation("g")
	person.SendVideoNote()
	person.SendLocation(51.1, 71.4)
	person.SendSticker()
	person.SendContact()
	person.SendPoll()
	album := person.SendAlbum(3, "album")
	var kinds, captions []string
	for _, m := range person.Messages() {
		kinds = append(kinds, m.Attachment.Kind)
		captions = append(captions, m.Attachment.Caption)
	}
	want := "photo document voice video audio animation video_note location sticker contact poll photo photo photo"
	if diff := cmp.Diff(strings.Fields(want), kinds); diff != "" {
		t.Error(diff)
	}
	if got := strings.Join(captions, ","); got != "p,d,,v,a,g,,,,,,album,," {
		t.Errorf("captions %s", got)
	}
	updates := bot.updates(nil)
	if len(updates) != 14 {
		t.Fatalf("%d updates", len(updates))
	}
	for i, id := range album {
		m := updates[11+i].Message
		if m.ID != id || m.MediaGroup == "" || m.MediaGroup != updates[11].Message.MediaGroup {
			t.Errorf("album item %+v", m)
		}
	}
	photo := updates[0].Message.Photo
	if content, ok := server.FileContent(photo[len(photo)-1].FileID); !ok || len(content) == 0 {
		t.Error("the photo has no content")
	}
}

// Bot API, Update, edited_message: "New version of a message that is known to the bot
// and was edited."
func TestPersonEdits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	text, photo := person.Send("one"), person.SendPhoto("one")
	bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
	for _, id := range []int64{text, photo} {
		if err := person.Edit(id, "two"); err != nil {
			t.Error(err)
		}
	}
	for _, id := range []int64{3, 99} {
		if err := person.Edit(id, "two"); err == nil {
			t.Errorf("message %d was edited", id)
		}
	}
	updates := bot.updates(params{"offset": 1002})
	if len(updates) != 2 || updates[0].EditedMessage.Text != "two" || updates[1].EditedMessage.Caption != "two" || updates[0].EditedMessage.EditDate == 0 {
		t.Errorf("got %+v", updates)
	}
	if m, ok := person.Message(text); !ok || !m.Edited || m.Text != "two" {
		t.Errorf("got %+v", m)
	}
}

// Writing again unblocks: Telegram's apps ask for it first.
func TestWritingUnblocks(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	person.Block()
	person.Send("again")
	updates := bot.updates(nil)
	if len(updates) != 4 || updates[2].Member.New.Status != "member" || updates[3].Message.Text != "again" {
		t.Errorf("got %+v", updates)
	}
	bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
}

func TestSamePerson(t *testing.T) {
	server, _ := start(t, simulator.Options{})
	if server.Person(7, "Айгерім", "kk") != server.Person(7, "", "") {
		t.Error("one id, two people")
	}
}

// The apps refuse an edit that does not fit into one message, or that leaves no text.
func TestEditsThatTheAppsRefuse(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	text, picture := person.Send("бір"), person.SendPhoto("сурет")
	bot.updates(nil)
	for name, failed := range map[string]error{
		"an empty text":             person.Edit(text, "  "),
		"a text too long":           person.Edit(text, strings.Repeat("ә", 4097)),
		"a caption edited too long": person.Edit(picture, strings.Repeat("ә", 1025)),
	} {
		if failed == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	upload := simulator.Upload{Kind: "photo", Data: []byte("x")}
	if _, err := person.Upload(strings.Repeat("ә", 1025), upload); err == nil {
		t.Error("a caption too long was accepted")
	}
	if len(person.Messages()) != 2 || person.Messages()[0].Text != "бір" {
		t.Errorf("messages %+v", person.Messages())
	}
	for name, failed := range map[string]error{
		"a long text": person.Edit(text, strings.Repeat("ә", 4096)), "no caption": person.Edit(picture, ""),
	} {
		if failed != nil {
			t.Errorf("%s: %v", name, failed)
		}
	}
}
