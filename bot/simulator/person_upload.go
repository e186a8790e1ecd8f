package simulator

import (
	"fmt"

	"usynys/bot/simulator/markup"
	"usynys/bot/simulator/messenger"
)

// Upload is a file that a person sends.
type Upload struct {
	Kind string // photo, document, voice, video, audio, animation, video_note or sticker
	Name string
	Data []byte
}

// Upload sends files and returns the ids of the messages. Like the apps it makes an
// album of several files, with the caption on the first; the kinds must mix.
func (p *Person) Upload(caption string, uploads ...Upload) ([]int64, error) {
	if err := checkUploads(uploads); err != nil {
		return nil, err
	}
	if markup.Typed(caption).Length() > markup.MaxCaption {
		return nil, messenger.ErrTextTooLong
	}
	defer p.lock()()
	group := ""
	if len(uploads) >= messenger.MinAlbum {
		group = p.state.NewMediaGroup()
	}
	ids := make([]int64, len(uploads))
	for i, upload := range uploads {
		ids[i] = p.deliver(upload, group, caption)
		caption = ""
	}
	return ids, nil
}

// deliver sends one file with the lock held.
func (p *Person) deliver(upload Upload, group, caption string) int64 {
	m := &messenger.Message{}
	text := markup.Typed(caption)
	m.Caption, m.CaptionEntities, m.MediaGroup = text.Text, text.Entities, group
	m.Attach(p.state.AddFile(upload.Kind, upload.Name, upload.Data))
	return p.state.Deliver(p.account, m)
}

func checkUploads(uploads []Upload) error {
	if len(uploads) == 0 || len(uploads) > messenger.MaxAlbum {
		return fmt.Errorf("simulator: %d files in one message, 1-%d can be", len(uploads), messenger.MaxAlbum)
	}
	var kinds []string
	for _, upload := range uploads {
		if _, known := messenger.Kinds[upload.Kind]; !known {
			return fmt.Errorf("simulator: there are no files of kind %q", upload.Kind)
		}
		if len(upload.Data) == 0 || len(upload.Data) > messenger.MaxFile {
			return fmt.Errorf("simulator: a file of %d bytes can't be sent", len(upload.Data))
		}
		kinds = append(kinds, upload.Kind)
	}
	if len(kinds) < messenger.MinAlbum {
		return nil
	}
	if err := messenger.CheckAlbum(kinds); err != nil {
		return fmt.Errorf("simulator: %w", err)
	}
	return nil
}
