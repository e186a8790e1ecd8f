package simulator

import (
	"encoding/json"
	"strconv"
)

// SendPhoto sends a picture.
func (p *Person) SendPhoto(caption string) int64 { return p.sendFile("photo", "", caption) }

// SendDocument sends a file with a name.
func (p *Person) SendDocument(name, caption string) int64 {
	return p.sendFile("document", name, caption)
}

// SendVoice sends a voice message.
func (p *Person) SendVoice() int64 { return p.sendFile("voice", "", "") }

// SendVideo sends a film.
func (p *Person) SendVideo(caption string) int64 { return p.sendFile("video", "video.mp4", caption) }

// SendAudio sends a piece of music.
func (p *Person) SendAudio(caption string) int64 { return p.sendFile("audio", "audio.mp3", caption) }

// SendAnimation sends a GIF.
func (p *Person) SendAnimation(caption string) int64 {
	return p.sendFile("animation", "animation.mp4", caption)
}

// SendVideoNote sends a round video.
func (p *Person) SendVideoNote() int64 { return p.sendFile("video_note", "", "") }

// SendSticker sends a sticker.
func (p *Person) SendSticker() int64 { return p.sendFile("sticker", "", "") }

// SendAlbum sends n pictures as one album: n messages with one media_group_id,
// the caption on the first.
func (p *Person) SendAlbum(n int, caption string) []int64 {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	group := strconv.FormatInt(13_000_000_000_000_000+p.server.serial(), 10)
	ids := make([]int64, n)
	for i := range ids {
		m := p.server.fileMessage("photo", "", caption)
		m.MediaGroup = group
		ids[i] = p.server.incoming(p, p.chat, m)
		caption = ""
	}
	return ids
}

// SendLocation sends a point on the map.
func (p *Person) SendLocation(latitude, longitude float64) int64 {
	m := &message{}
	m.Location = &locationJSON{Latitude: latitude, Longitude: longitude}
	m.attachment = m.Location.attachment()
	return p.sendMessage(m)
}

// SendContact sends the person's own contact.
func (p *Person) SendContact() int64 {
	m := &message{attachment: Attachment{Kind: "contact"}}
	m.Contact = object(map[string]any{
		"phone_number": "+70000000000", "first_name": p.user.FirstName, "user_id": p.user.ID,
	})
	return p.sendMessage(m)
}

// SendPoll sends a poll with two options.
func (p *Person) SendPoll() int64 {
	option := func(id, text string) map[string]any {
		return map[string]any{"persistent_id": id, "text": text, "voter_count": 0}
	}
	m := &message{attachment: Attachment{Kind: "poll"}}
	m.Poll = object(map[string]any{
		"id": "5000000000000000001", "question": "?", "options": []any{option("0", "1"), option("1", "2")},
		"total_voter_count": 0, "is_closed": false, "is_anonymous": true, "type": "regular",
		"allows_multiple_answers": false, "allows_revoting": true, "members_only": false,
	})
	return p.sendMessage(m)
}

func (p *Person) sendFile(kind, name, caption string) int64 {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return p.server.incoming(p, p.chat, p.server.fileMessage(kind, name, caption))
}

func (p *Person) sendMessage(m *message) int64 {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return p.server.incoming(p, p.chat, m)
}

// fileMessage makes a message with a new file, whose content names its kind.
// The lock must be held.
func (s *Server) fileMessage(kind, name, caption string) *message {
	return s.uploadMessage(Upload{Kind: kind, Name: name, Data: []byte("simulated " + kind + " " + name)}, caption)
}

// uploadMessage makes a message with a new file. The lock must be held.
func (s *Server) uploadMessage(sent Upload, caption string) *message {
	content := plainText(caption).trimmed()
	m := &message{}
	m.Caption, m.CaptionEntities = content.text, foundEntities(content.text)
	f := s.addFile(sent.Kind, sent.Name, sent.Data)
	m.attach(f)
	return m
}

// object marshals a literal of plain values, which cannot fail.
func object(fields map[string]any) json.RawMessage {
	raw, _ := json.Marshal(fields)
	return raw
}
