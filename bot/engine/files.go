package engine

import (
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"usynys/store"
)

// withFiles adds files to the messages of a screen. The text becomes their caption,
// unless it is too long, its slot shows a text that is edited later, or an album would
// need buttons: then the files go ahead of it in a message of their own.
func withFiles(messages []store.Message, files []store.File, inSlot bool) ([]store.Message, error) {
	if len(files) == 0 {
		return messages, nil
	}
	if err := checkFiles(files); err != nil {
		return nil, err
	}
	first := &messages[0]
	buttonsFit := len(files) == 1 || len(first.Keyboard) == 0
	if len(messages) == 1 && !inSlot && buttonsFit && captionLength(first.Text) <= store.CaptionLimit {
		first.Files = files
		return messages, nil
	}
	if first.Text == "" {
		return nil, errors.New("files in a slot, or an album with buttons, need a text beside them")
	}
	return append([]store.Message{{Files: files}}, messages...), nil
}

func checkFiles(files []store.File) error {
	if len(files) > store.AlbumLimit {
		return fmt.Errorf("an album has %d files, over %d", len(files), store.AlbumLimit)
	}
	for _, file := range files {
		switch {
		case file.Kind != store.AttachmentPhoto && file.Kind != store.AttachmentDocument:
			return fmt.Errorf("a file is sent as photo or document, not as %q", file.Kind)
		case file.Kind != files[0].Kind:
			return errors.New("an album has files of one kind")
		}
	}
	return nil
}

// captionLength is the length of Telegram HTML without its markup, in UTF-16 code units.
func captionLength(text string) (length int) {
	for at := 0; at < len(text); {
		size, isTag := unit(text[at:])
		if first, _ := utf8.DecodeRuneInString(text[at:]); !isTag {
			length += utf16.RuneLen(first) // An entity counts as its &: one code unit.
		}
		at += size
	}
	return length
}
