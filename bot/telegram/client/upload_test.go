package client_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// keep puts a file where the client finds it.
func (w *world) keep(kept string, kind store.AttachmentKind, name string) store.File {
	w.files[kept] = &fstest.MapFile{Data: []byte("content of " + kept)}
	return store.File{Kept: kept, Kind: kind, Name: name}
}

func TestAFileIsUploadedWithItsCaptionAndButtons(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	for kind, name := range map[store.AttachmentKind]string{store.AttachmentPhoto: "сурет.png", store.AttachmentDocument: "есеп.xlsx"} {
		message := store.Message{
			Text: "<b>Апта</b> &amp; ай", Keyboard: [][]store.Button{{{Text: "Ашу", Data: "open::1"}}},
			Files: []store.File{w.keep("one", kind, name)},
		}
		id, err := w.client.Send(t.Context(), 1, message, false)
		must(t, err)
		got := person.LastFromBot()
		if file := got.Attachment; file.Kind != string(kind) || file.Caption != "Апта & ай" || file.Size != len("content of one") || got.ID != id || len(got.Buttons) != 1 {
			t.Errorf("got %+v", got)
		}
		if call := w.server.Calls()[len(w.server.Calls())-1]; call.Files[string(kind)] != name {
			t.Errorf("the files are %v", call.Files)
		}
	}
}

func TestACaptionGoesOutWithoutMarkupIfItIsPlain(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	one, two := w.keep("one", store.AttachmentPhoto, "1.png"), w.keep("two", store.AttachmentPhoto, "2.png")
	for _, files := range [][]store.File{{one}, {one, two}} {
		_, err := w.client.Send(t.Context(), 1, store.Message{Text: "<x>a</x> &lt; b", Files: files}, true)
		must(t, err)
		messages := person.Messages()
		if got := messages[len(messages)-len(files)].Attachment.Caption; got != "a < b" {
			t.Errorf("%d files have the caption %q", len(files), got)
		}
	}
}

func TestAnAlbumIsOneCall(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	for _, kind := range []store.AttachmentKind{store.AttachmentPhoto, store.AttachmentDocument} {
		before, calls := len(person.Messages()), len(w.server.Calls())
		message := store.Message{Text: "<i>Екі</i>", Files: []store.File{w.keep("one", kind, "1.png"), w.keep("two", kind, "2.png")}}
		id, err := w.client.Send(t.Context(), 1, message, false)
		must(t, err)
		album := person.Messages()[before:]
		if len(album) != 2 || album[0].Attachment.Caption != "Екі" || album[1].Attachment.Caption != "" || album[1].ID != id {
			t.Fatalf("got %+v", album)
		}
		for i, want := range []string{"content of one", "content of two"} {
			if content, _ := w.server.FileContent(album[i].Attachment.FileID); string(content) != want {
				t.Errorf("file %d has %q", i, content)
			}
		}
		if made := w.server.Calls()[calls:]; len(made) != 1 || made[0].Method != "sendMediaGroup" {
			t.Errorf("the calls are %+v", made)
		}
	}
}

// brokenFiles is a folder whose disk can't be read.
type brokenFiles struct{ err error }

func (b brokenFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: b.err}
}

func TestAFileThatCannotBeOpenedMakesNoCall(t *testing.T) {
	server, err := simulator.New(simulator.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, server.Close()) })
	message := store.Message{Files: []store.File{{Kept: "name-of-the-file", Kind: store.AttachmentPhoto}}}
	for _, c := range []struct {
		files fs.FS
		want  client.Class
	}{
		{nil, client.FileUnusable},
		{fstest.MapFS{}, client.FileUnusable},
		{brokenFiles{fs.ErrInvalid}, client.FileUnusable},
		{brokenFiles{errors.New("input/output error")}, client.Temporary},
	} {
		api, err := client.New(client.Options{Token: client.NewSecret(server.Token()), BaseURL: server.URL(), Files: c.files})
		must(t, err)
		_, err = api.Send(t.Context(), 1, message, false)
		api.Close()
		if !c.want.Is(err) || strings.Contains(err.Error(), "name-of-the-file") {
			t.Errorf("with %v: got %v, want %s", c.files, err, c.want)
		}
	}
	if made := server.Calls(); len(made) != 0 {
		t.Errorf("the calls are %+v", made)
	}
}
