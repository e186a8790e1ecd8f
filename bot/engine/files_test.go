package engine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
)

var (
	photo    = store.File{Kept: "a", Kind: store.AttachmentPhoto, Name: "a.png"}
	document = store.File{Kept: "b", Kind: store.AttachmentDocument, Name: "b.xlsx"}
	keyboard = [][]store.Button{{{Text: "b", Data: "b::1"}}}
)

func TestATextIsTheCaptionOfItsFilesWhereItFits(t *testing.T) {
	one, album := []store.File{photo}, []store.File{photo, photo}
	full := strings.Repeat("<b>ә&amp;</b>", store.CaptionLimit/2)
	wide := strings.Repeat("🌍", store.CaptionLimit/2)
	for name, c := range map[string]struct {
		text     string
		keyboard [][]store.Button
		files    []store.File
		inSlot   bool
		apart    bool
	}{
		"no text":                          {files: one},
		"no text, an album":                {files: album},
		"as long as a caption may be":      {text: full, files: one},
		"longer":                           {text: full + "x", files: one, apart: true},
		"pairs of code units":              {text: wide, files: one},
		"one pair more":                    {text: wide + "🌍", files: one, apart: true},
		"with buttons":                     {text: "x", keyboard: keyboard, files: one},
		"an album with a text":             {text: "x", files: album},
		"an album with a text and buttons": {text: "x", keyboard: keyboard, files: album, apart: true},
		"in a slot":                        {text: "x", files: one, inSlot: true, apart: true},
	} {
		t.Run(name, func(t *testing.T) {
			want := []store.Message{{Text: c.text, Keyboard: c.keyboard, Files: c.files}}
			if c.apart {
				want = []store.Message{{Files: c.files}, {Text: c.text, Keyboard: c.keyboard}}
			}
			got, err := withFiles([]store.Message{{Text: c.text, Keyboard: c.keyboard}}, c.files, c.inSlot)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got)\n%s", err, diff)
			}
		})
	}
	got, err := withFiles([]store.Message{{Text: "a"}, {Text: "b"}}, one, false)
	if err != nil || len(got) != 3 || len(got[0].Files) != 1 {
		t.Errorf("a text of two messages: %v, %v", got, err)
	}
}

func TestFilesThatTelegramWouldRefuseAreAnError(t *testing.T) {
	for name, c := range map[string]struct {
		message store.Message
		files   []store.File
		inSlot  bool
	}{
		"too many":                          {files: make([]store.File, store.AlbumLimit+1)},
		"of two kinds":                      {files: []store.File{photo, document}},
		"of another kind":                   {files: []store.File{{Kind: store.AttachmentVoice}}},
		"an album with nothing but buttons": {message: store.Message{Keyboard: keyboard}, files: []store.File{photo, photo}},
		"a slot without a text":             {files: []store.File{photo}, inSlot: true},
	} {
		if got, err := withFiles([]store.Message{c.message}, c.files, c.inSlot); err == nil {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
