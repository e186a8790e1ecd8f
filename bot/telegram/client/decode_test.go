package client

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/store"
)

var (
	decoder = Decoder{BotName: "usynys_bot"}

	privateChat = dialog.Chat{ID: 1001, Kind: dialog.Private}
	groupChat   = dialog.Chat{ID: -1002000, Kind: dialog.Group}
	channelChat = dialog.Chat{ID: -1003000, Kind: dialog.Channel}
	aigerim     = dialog.Sender{ID: 1001, Name: "Айгерім Сейітова"}
)

// private is an update of Aigerim's private chat; message 42, unless it says so.
func private(input dialog.Input) dialog.Update { return from(aigerim, privateChat, input) }

func from(sender dialog.Sender, chat dialog.Chat, input dialog.Input) dialog.Update {
	if input.Kind != dialog.Ignored && input.Kind < dialog.BotBlocked && input.Message == 0 {
		input.Message = 42
	}
	return dialog.Update{Chat: chat, Sender: sender, Input: input}
}

func typed(text string) dialog.Input { return dialog.Input{Kind: dialog.Typed, Text: text} }

func commanded(name, rest string) dialog.Input {
	return dialog.Input{Kind: dialog.Commanded, Command: name, Text: rest}
}

func with(attachment store.Attachment, text string) dialog.Input {
	attachment.Message = 42
	if attachment.Kind != store.AttachmentLocation {
		attachment.Bytes = 1234
	}
	if attachment.FileID == "" && attachment.Kind != store.AttachmentLocation {
		attachment.FileID = "FILE"
	}
	return dialog.Input{Kind: dialog.Typed, Text: text, Attachment: &attachment}
}

func edit(input dialog.Input) dialog.Input { input.Kind = dialog.Edited; return input }

func press(press dialog.Press) dialog.Input {
	return dialog.Input{Kind: dialog.Pressed, CallbackID: "4382bfdwdsb323b2d9", Press: press}
}

var (
	unsupported      = dialog.Input{Kind: dialog.Unsupported}
	ignored          = dialog.Input{}
	removed          = dialog.Input{Kind: dialog.BotRemoved}
	oldGroup         = dialog.Chat{ID: -2000, Kind: dialog.Group}
	library          = store.Attachment{Kind: store.AttachmentLocation, Latitude: 43.238949, Longitude: 76.889709}
	becameSupergroup = dialog.Input{Kind: dialog.Migrated, Supergroup: -1002000}
	goodPress        = press(dialog.Press{Action: "answer", Argument: "topic.ecology", Revision: 7})
)

// decoded says what becomes of the updates in testdata/updates.json.
var decoded = map[string]dialog.Update{
	"text":                          private(typed("Ауылға кітапхана керек 📚\nЖаңа")),
	"text with a link and entities": private(typed("қараңыз example.org")),
	"longest text":                  private(typed(strings.Repeat("ұ", 4096))),
	"empty text":                    private(unsupported),
	"turned around text":            private(typed("abcd\u200de")),
	"lone surrogate":                private(typed("a\uFFFD b")),

	"command":                           private(commanded("new", "")),
	"command to this bot":               private(commanded("new", "бір екі \nүш")),
	"command to another bot":            private(commanded("", "x")),
	"start with a payload":              private(commanded("start", "abc-DEF_1")),
	"command and a line break":          private(commanded("find", "кітапхана")),
	"emoji before a command":            private(typed("😀 /new")),
	"slash and no command":              private(typed("/жаңа ұсыныс")),
	"a path":                            private(typed("/home/aigerim")),
	"a command too long":                private(typed("/" + strings.Repeat("a", 33))),
	"only a slash":                      private(typed("/")),
	"command as a caption":              private(with(store.Attachment{Kind: store.AttachmentPhoto}, "/cancel")),
	"photo":                             private(with(store.Attachment{Kind: store.AttachmentPhoto, FileID: "L"}, "Мектеп")),
	"photo of an album":                 private(with(store.Attachment{Kind: store.AttachmentPhoto}, "")),
	"no sizes":                          private(unsupported),
	"document":                          private(with(store.Attachment{Kind: store.AttachmentDocument, Name: "pas swd.pdf"}, "есеп")),
	"document with a long name":         private(with(store.Attachment{Kind: store.AttachmentDocument, Name: strings.Repeat("ы", 120)}, "")),
	"voice":                             private(with(store.Attachment{Kind: store.AttachmentVoice}, "")),
	"video":                             private(with(store.Attachment{Kind: store.AttachmentVideo, Name: "a.mp4"}, "")),
	"audio":                             private(with(store.Attachment{Kind: store.AttachmentAudio, Name: "ән.mp3"}, "")),
	"animation":                         private(with(store.Attachment{Kind: store.AttachmentAnimation, Name: "a.gif"}, "")),
	"video note":                        private(with(store.Attachment{Kind: store.AttachmentVideoNote}, "")),
	"location":                          private(with(library, "")),
	"venue":                             private(with(library, "")),
	"venue alone":                       private(with(library, "")),
	"sticker":                           private(unsupported),
	"contact":                           private(unsupported),
	"poll":                              private(unsupported),
	"dice":                              private(unsupported),
	"game":                              private(unsupported),
	"story":                             private(unsupported),
	"invoice":                           private(unsupported),
	"paid media":                        private(dialog.Input{Kind: dialog.Unsupported, Text: "c"}),
	"checklist":                         private(unsupported),
	"something of next year":            private(unsupported),
	"pinned message":                    private(ignored),
	"new members":                       from(aigerim, groupChat, ignored),
	"auto-delete timer":                 private(ignored),
	"background set":                    private(ignored),
	"write access":                      private(ignored),
	"forwarded":                         private(typed("жаңалық")),
	"reply to a story":                  private(typed("жақсы")),
	"nobody":                            from(dialog.Sender{}, privateChat, typed("x")),
	"no chat":                           from(aigerim, dialog.Chat{}, ignored),
	"no name":                           from(dialog.Sender{ID: 1001}, privateChat, typed("x")),
	"nasty name":                        from(dialog.Sender{ID: 1001, Name: "А/йгерім " + strings.Repeat("ы", 111)}, privateChat, typed("x")),
	"a bot":                             from(dialog.Sender{ID: 77, Name: "Bot", Bot: true}, privateChat, typed("x")),
	"text in a group":                   from(aigerim, groupChat, ignored),
	"command in a group":                from(aigerim, groupChat, commanded("queue", "")),
	"edited text":                       private(edit(typed("жаңа мәтін"))),
	"edited caption":                    private(edit(with(store.Attachment{Kind: store.AttachmentPhoto}, "жаңа"))),
	"edited command":                    private(edit(typed("/new"))),
	"edited poll":                       private(ignored),
	"edited in a group":                 from(aigerim, groupChat, ignored),
	"press":                             private(goodPress),
	"press in a group":                  from(aigerim, groupChat, goodPress),
	"forged press":                      private(press(dialog.Press{})),
	"press without data":                private(press(dialog.Press{})),
	"press by nobody":                   {},
	"blocked":                           private(dialog.Input{Kind: dialog.BotBlocked}),
	"unblocked":                         private(dialog.Input{Kind: dialog.BotUnblocked}),
	"restricted":                        private(ignored),
	"added to a group":                  from(aigerim, groupChat, ignored),
	"kicked from a group":               from(aigerim, groupChat, removed),
	"left a group":                      from(aigerim, groupChat, removed),
	"restricted in a group":             from(aigerim, groupChat, dialog.Input{Kind: dialog.BotMuted}),
	"restricted in a group, may write":  from(aigerim, groupChat, ignored),
	"restricted outside a group":        from(aigerim, groupChat, removed),
	"promoted in a group":               from(aigerim, groupChat, ignored),
	"group became a supergroup":         from(aigerim, oldGroup, becameSupergroup),
	"supergroup was a group":            from(dialog.Sender{ID: 1087968824, Name: "Group", Bot: true}, oldGroup, becameSupergroup),
	"channel post":                      {},
	"edited channel post":               {},
	"message in a channel":              from(dialog.Sender{Bot: true}, channelChat, ignored),
	"chat of a new kind":                from(aigerim, dialog.Chat{ID: 5}, ignored),
	"reaction":                          {},
	"inline query":                      {},
	"unknown kind":                      {},
	"nothing":                           {},
	"press without a message":           {Sender: aigerim, Input: goodPress},
	"press on an inline message":        {Sender: aigerim, Input: goodPress},
	"only a channel":                    from(dialog.Sender{Bot: true}, groupChat, commanded("queue", "")),
	"as a channel":                      from(dialog.Sender{ID: 1001, Name: "Айгерім Сейітова", Bot: true}, groupChat, commanded("queue", "")),
	"automatic forward":                 from(dialog.Sender{ID: 777000, Name: "Telegram", Bot: true}, groupChat, commanded("queue", "")),
	"anonymous administrator":           from(dialog.Sender{ID: 1087968824, Name: "Group", Bot: true}, groupChat, commanded("queue", "")),
	"command to another bot in a group": from(aigerim, groupChat, ignored),
	"command to this bot in a group":    from(aigerim, groupChat, commanded("queue", "x")),
	"anonymous administrator, no flag":  from(dialog.Sender{ID: 1087968824, Name: "Group", Bot: true}, groupChat, commanded("queue", "")),
	"press on an inaccessible message":  private(goodPress),
}

// brokenIDs are the updates that can't be read, with the id that is found all the
// same.
var brokenIDs = map[string]int64{
	"broken: a text for a number":       900,
	"broken: a list for a text":         901,
	"broken: a text for an id":          0,
	"broken: a fraction for an id":      1,
	"broken: no id":                     0,
	"broken: an id in a text":           903,
	"broken: a list":                    0,
	"broken: null":                      0,
	"broken: the id alone is too large": 0,
}

func updates(t testing.TB) map[string]json.RawMessage {
	t.Helper()
	text, err := os.ReadFile("testdata/updates.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestDecode(t *testing.T) {
	all := updates(t)
	for name, want := range decoded {
		t.Run(name, func(t *testing.T) {
			raw, there := all[name]
			if !there {
				t.Fatal("testdata/updates.json has no such update")
			}
			got := decoder.Decode(raw)
			if got.Mark.ID < 501 || got.Mark.Sum == 0 || string(got.Raw) != string(raw) || got.DecodeErr != nil {
				t.Errorf("mark %v, broken %v", got.Mark, got.DecodeErr)
			}
			got.Mark, got.Raw = store.UpdateKey{}, nil
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	if len(all) != len(decoded)+len(brokenIDs) {
		t.Errorf("%d updates, %d of them are tested", len(all), len(decoded)+len(brokenIDs))
	}
}

func TestBrokenUpdatesKeepTheirID(t *testing.T) {
	all := updates(t)
	for name, id := range brokenIDs {
		got := decoder.Decode(all[name])
		if got.DecodeErr == nil || got.Mark.ID != id || got.Mark.Sum == 0 || got.Input.Kind != dialog.Ignored {
			t.Errorf("%s: got %+v, want id %d", name, got, id)
		} else if strings.Contains(got.DecodeErr.Error(), "құпия") {
			t.Errorf("%s: the error %q repeats what was typed", name, got.DecodeErr)
		}
	}
	for _, raw := range []string{"", "{", `{"update_id": 7, "message":`} {
		if got := decoder.Decode([]byte(raw)); got.DecodeErr == nil {
			t.Errorf("%q is not broken", raw)
		}
	}
	if got := decoder.Decode([]byte(`{"update_id": 7, "message":`)); got.Mark.ID != 7 {
		t.Errorf("got id %d", got.Mark.ID)
	}
}

func TestMarksTellUpdatesApart(t *testing.T) {
	one, other := decoder.Decode([]byte(`{"update_id":1}`)), decoder.Decode([]byte(`{"update_id":1,"poll":null}`))
	again := decoder.Decode([]byte(`{"update_id":1}`))
	if one.Mark == other.Mark || one.Mark != again.Mark {
		t.Errorf("got %v, %v and %v", one.Mark, other.Mark, again.Mark)
	}
}

// For any bytes that arrive: an update that can't be read has
// no effect, and what is read of one is clean text and a command of our shape.
func FuzzDecode(f *testing.F) {
	for _, raw := range updates(f) {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got := decoder.Decode(raw)
		if got.DecodeErr != nil && got.Input.Kind != dialog.Ignored {
			t.Errorf("broken, and yet %+v", got.Input)
		}
		if got.Mark.ID < 0 && got.DecodeErr != nil {
			t.Errorf("id %d", got.Mark.ID)
		}
		for _, text := range []string{got.Input.Text, got.Sender.Name} {
			if !utf8.ValidString(text) {
				t.Errorf("%q is no text", text)
			}
			if strings.ContainsAny(text, "\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
				t.Errorf("%q turns around", text)
			}
		}
		if diff := cmp.Diff(decoder.Decode(raw).Input, got.Input); diff != "" {
			t.Errorf("read twice (-again +got)\n%s", diff)
		}
		if strings.ContainsAny(got.Input.Command, " \n/@") || strings.ToLower(got.Input.Command) != got.Input.Command {
			t.Errorf("command %q", got.Input.Command)
		}
	})
}
