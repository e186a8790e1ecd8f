package sender_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// picture keeps a PNG of a width and returns a photo with it.
func (w *world) picture(width int) store.File {
	w.t.Helper()
	var content bytes.Buffer
	must(w.t, png.Encode(&content, image.NewGray(image.Rect(0, 0, width, 8))))
	name, err := w.files.Keep(content.Bytes())
	must(w.t, err)
	return store.File{Kept: name, Kind: store.AttachmentPhoto, Name: "chart.png"}
}

func withFiles(chat store.ChatID, caption string, files ...store.File) store.OutboxRow {
	return store.OutboxRow{Chat: chat, Lane: store.LaneNotices, Message: store.Message{Text: caption, Files: files}}
}

func TestFilesAreSentInTheOrderOfTheirRows(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.enqueue(withFiles(1, "first", w.picture(8)), withFiles(1, "second", w.picture(9), w.picture(10)), withFiles(1, "third", w.picture(8)))
	w.run()
	w.drain()
	var captions []string
	for _, message := range person.Messages()[1:] {
		captions = append(captions, message.Attachment.Kind+" "+message.Attachment.Caption)
	}
	if got := strings.Join(captions, ", "); got != "photo first, photo second, photo , photo third" {
		t.Errorf("sent %s", got)
	}
	if len(w.outbox()) != 0 || len(w.deadLetters()) != 0 {
		t.Errorf("left %v, dead %v", w.outbox(), w.deadLetters())
	}
}

func TestATryAgainReadsTheFileAgain(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	file := w.picture(8)
	w.server.Break(simulator.Target{Method: "sendPhoto", Times: 1}, simulator.ServerError(502))
	w.enqueue(withFiles(1, "caption", file))
	w.run()
	w.wait(func() bool { return person.LastFromBot().Attachment.Kind == "photo" })
	sent, _ := w.server.FileContent(person.LastFromBot().Attachment.FileID)
	if picture, err := png.Decode(bytes.NewReader(sent)); err != nil || picture.Bounds().Dx() != 8 {
		t.Errorf("the picture is %v, %v", picture, err)
	}
}

func TestTheTextGoesOutWhenItsFileCannot(t *testing.T) {
	gone := store.File{Kept: strings.Repeat("0", 64), Kind: store.AttachmentPhoto, Name: "chart.png"}
	for name, c := range map[string]struct {
		reaction *simulator.Reaction
		reason   string
	}{
		"missing":   {nil, "the file is missing"},
		"too large": {new(simulator.HTMLPage(413)), "too large"},
		"refused":   {new(simulator.BadRequest("PHOTO_INVALID_DIMENSIONS")), "PHOTO_INVALID_DIMENSIONS"},
		"otherwise": {new(simulator.BadRequest("no way")), "no way"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			person := w.person(1)
			file := gone
			if c.reaction != nil {
				file = w.picture(8)
				w.server.Break(simulator.Target{Method: "sendPhoto"}, *c.reaction)
			}
			row := withFiles(1, "<b>caption</b>", file)
			row.Message.Keyboard = button("b")
			w.enqueue(row, withFiles(1, "", file))
			w.run()
			w.drain()
			if got := person.LastFromBot(); got.HTML != "<b>caption</b>" || len(got.Buttons) != 1 || len(fromBot(person)) != 1 {
				t.Errorf("sent %+v", got)
			}
			letters := w.deadLetters()
			if len(letters) != 2 || len(w.outbox()) != 0 {
				t.Fatalf("dead %v, left %v", letters, w.outbox())
			}
			for _, letter := range letters {
				kept := letter.Outgoing.Message
				if !strings.Contains(letter.Reason, c.reason) || kept.Text != "" || kept.Keyboard != nil || len(kept.Files) != 1 || kept.Files[0] != file {
					t.Errorf("kept %+v because of %q", kept, letter.Reason)
				}
			}
		})
	}
}

// An upload that hangs is for one chat only.
func TestAnUploadDelaysNoOtherChat(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	other := w.person(2)
	w.server.Break(simulator.Target{Method: "sendPhoto"}, simulator.Hang())
	w.enqueue(withFiles(1, "", w.picture(8)), text(2, "a"), text(2, "b"))
	w.run()
	w.wait(func() bool { return len(fromBot(other)) == 2 })
	if rows := w.outbox(); len(rows) == 0 || rows[0].Chat != 1 {
		t.Errorf("waiting are %v", rows)
	}
}

// wait waits until something has happened.
func (w *world) wait(happened func() bool) {
	w.t.Helper()
	deadline := time.After(10 * time.Second)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !happened() {
		select {
		case <-deadline:
			w.t.Fatal("it does not happen")
		case <-tick.C:
		}
	}
}

func TestAFileIsNotPutIntoAMessageByEditingIt(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	before := text(1, "before")
	before.Slot = "screen"
	w.enqueue(before)
	w.run()
	w.drain()
	after := withFiles(1, "after", w.picture(8))
	after.Slot = "screen"
	w.enqueue(after)
	w.drain()
	if got := person.LastFromBot(); got.Attachment.Caption != "after" || got.Edited || w.slot(1, "screen") != got.ID {
		t.Errorf("sent %+v", got)
	}
}
