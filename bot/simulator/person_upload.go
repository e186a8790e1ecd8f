package simulator

import (
	"fmt"
	"strconv"
)

// Upload is a file as it lies on somebody's phone.
type Upload struct {
	Kind string // photo, document, voice, video, audio, animation, video_note or sticker
	Name string
	Data []byte
}

// Upload sends files of one's own. Several become an album, with the caption on the
// first, as the apps send what was chosen together; it must be of kinds that mix.
func (p *Person) Upload(caption string, uploads ...Upload) ([]int64, error) {
	if err := checkUploads(uploads); err != nil {
		return nil, err
	}
	if plainText(caption).trimmed().runes() > maxCaption {
		return nil, errTooLongForPerson
	}
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	group := ""
	if len(uploads) >= minAlbum {
		group = strconv.FormatInt(13_000_000_000_000_000+s.serial(), 10)
	}
	ids := make([]int64, len(uploads))
	for i, sent := range uploads {
		m := s.uploadMessage(sent, caption)
		m.MediaGroup = group
		ids[i] = s.incoming(p, p.chat, m)
		caption = ""
	}
	return ids, nil
}

func checkUploads(uploads []Upload) error {
	if len(uploads) == 0 || len(uploads) > maxAlbum {
		return fmt.Errorf("simulator: %d files in one message, 1-%d can be", len(uploads), maxAlbum)
	}
	var items []inputMediaJSON
	for _, sent := range uploads {
		if _, known := mediaOf[sent.Kind]; !known {
			return fmt.Errorf("simulator: there are no files of kind %q", sent.Kind)
		}
		if len(sent.Data) == 0 || len(sent.Data) > maxUpload {
			return fmt.Errorf("simulator: a file of %d bytes can't be sent", len(sent.Data))
		}
		items = append(items, inputMediaJSON{Type: sent.Kind})
	}
	if len(items) < minAlbum {
		return nil
	}
	if failed := checkAlbumKinds(items); failed != nil {
		return fmt.Errorf("simulator: %w", failed)
	}
	return nil
}
