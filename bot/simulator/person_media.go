package simulator

import (
	"encoding/json"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/messenger"
)

// SendPhoto sends a picture.
func (p *Person) SendPhoto(caption string) int64 { return p.sendFile("photo", "", caption) }

// SendDocument sends a file with a name.
func (p *Person) SendDocument(name, caption string) int64 {
	return p.sendFile("document", name, caption)
}

// SendVoice sends a voice message.
func (p *Person) SendVoice() int64 { return p.sendFile("voice", "", "") }

// SendVideo sends a video.
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

// SendAlbum sends n pictures as one album: n messages with one media_group_id, the
// caption on the first. It returns their ids.
func (p *Person) SendAlbum(n int, caption string) []int64 {
	defer p.lock()()
	group := p.state.NewMediaGroup()
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = p.deliver(sampleFile("photo", ""), group, caption)
		caption = ""
	}
	return ids
}

// SendLocation sends a point on the map, in degrees.
func (p *Person) SendLocation(latitude, longitude float64) int64 {
	m := &messenger.Message{}
	m.AttachLocation(botapi.Location{Latitude: latitude, Longitude: longitude})
	return p.sendMessage(m)
}

// SendContact sends the person's own contact.
func (p *Person) SendContact() int64 {
	m := &messenger.Message{Attachment: Attachment{Kind: "contact"}}
	m.Contact = object(map[string]any{
		"phone_number": "+70000000000", "first_name": p.account.User.FirstName, "user_id": p.account.User.ID,
	})
	return p.sendMessage(m)
}

// SendPoll sends a poll with two options.
func (p *Person) SendPoll() int64 {
	option := func(id, text string) map[string]any {
		return map[string]any{"persistent_id": id, "text": text, "voter_count": 0}
	}
	m := &messenger.Message{Attachment: Attachment{Kind: "poll"}}
	m.Poll = object(map[string]any{
		"id": "5000000000000000001", "question": "?", "options": []any{option("0", "1"), option("1", "2")},
		"total_voter_count": 0, "is_closed": false, "is_anonymous": true, "type": "regular",
		"allows_multiple_answers": false, "allows_revoting": true, "members_only": false,
	})
	return p.sendMessage(m)
}

// object marshals a literal of plain values, which can't fail.
func object(fields map[string]any) json.RawMessage {
	raw, _ := json.Marshal(fields)
	return raw
}

func (p *Person) sendMessage(m *messenger.Message) int64 {
	defer p.lock()()
	return p.state.Deliver(p.account, m)
}

func (p *Person) sendFile(kind, name, caption string) int64 {
	defer p.lock()()
	return p.deliver(sampleFile(kind, name), "", caption)
}

// sampleFile returns a file whose content names its kind.
func sampleFile(kind, name string) Upload {
	return Upload{Kind: kind, Name: name, Data: []byte("simulated " + kind + " " + name)}
}
