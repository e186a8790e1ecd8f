package participant

import (
	"errors"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

func newTurn() *dialog.Turn {
	return &dialog.Turn{
		Person:    &store.Person{ID: 1},
		Session:   &store.Session{Person: 1},
		Catalogue: &store.Catalogue{Limits: store.Limits{TextMin: 30, TextMax: 100, TitleMin: 5, TitleMax: 20, Files: 2}},
	}
}

// Messages are deduplicated by their id.
func TestPartsAreKnownByTheirMessage(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1})
	photo := &store.Attachment{Kind: store.AttachmentPhoto, FileID: "f"}
	for range 2 {
		for _, input := range []dialog.Input{
			{Kind: dialog.Typed, Message: 1, Text: "first"},
			{Kind: dialog.Typed, Message: 2, Text: "caption", Attachment: photo},
		} {
			if err := addText(turn, input); err != nil {
				t.Fatal(err)
			}
		}
	}
	draft, _, err := turn.Draft()
	if err != nil || draft.Body() != "first\ncaption" || len(draft.Attachments) != 1 {
		t.Errorf("the draft is %q with %d files (%v)", draft.Body(), len(draft.Attachments), err)
	}
}

// One file too many is a problem and not added; its caption is.
func TestOneFileTooMany(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1, Attachments: []store.Attachment{{Message: 1}, {Message: 2}}})
	err := addText(turn, dialog.Input{Kind: dialog.Typed, Message: 3, Text: "caption", Attachment: &store.Attachment{Kind: store.AttachmentVoice}})
	if _, told := errors.AsType[*dialog.Problem](err); !told {
		t.Errorf("got %v, want a problem", err)
	}
	draft, _, _ := turn.Draft()
	if len(draft.Attachments) != 2 || draft.Body() != "caption" {
		t.Errorf("%d files and %q", len(draft.Attachments), draft.Body())
	}
}

// A change takes back the confirmation: nobody sends a text that they have not seen.
func TestChangeTakesBackTheConfirmation(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1, Confirmed: true})
	draft, err := changeDraft(turn, func(d *store.Draft) { d.Region = "KZ-10" })
	if err != nil || draft.Confirmed {
		t.Errorf("the draft is still confirmed (%v)", err)
	}
}

// At most maxStashed messages are stashed, and the person hears that the rest is not kept.
func TestKeptMessagesAreBounded(t *testing.T) {
	turn := newTurn()
	turn.SaveDraft(store.Draft{Person: 1})
	for i := range int64(maxStashed + 1) {
		turn.Input = dialog.Input{Kind: dialog.Typed, Message: i + 1, Text: "text"}
		kept, err := stash(turn)
		if want := i < maxStashed; err != nil || kept != want {
			t.Errorf("message %d: kept %v, want %v (%v)", i+1, kept, want, err)
		}
	}
	if draft, _, _ := turn.Draft(); len(draft.Stashed) != maxStashed || draft.Stashed[0].Message != 1 {
		t.Errorf("%d messages are kept, the first of them %d", len(draft.Stashed), draft.Stashed[0].Message)
	}
}
