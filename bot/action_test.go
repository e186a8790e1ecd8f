package bot

import (
	"fmt"
	"strings"
	"time"

	"usynys/bot/simulator"
)

// do performs one action of a transcript.
func (s *stage) do(action string) error {
	if span, ok := strings.CutPrefix(action, "wait "); ok {
		length, err := time.ParseDuration(span)
		s.pass(length)
		return err
	}
	s.pass(time.Minute)
	name, what, found := strings.Cut(action, ": ")
	if name == "desk" {
		return s.atTheDesk(what)
	}
	if name, place, inGroup := strings.Cut(name, " in "); found && inGroup {
		return s.actInGroup(name, place, what)
	}
	person := s.people[name]
	if !found || person == nil {
		return fmt.Errorf("nobody does %q", action)
	}
	return s.act(person, what)
}

func (s *stage) act(person *simulator.Person, what string) error {
	switch {
	case strings.HasPrefix(what, "[") && strings.HasSuffix(what, "]"):
		err := s.press(person.ID(), person.Messages(), strings.Trim(what, "[]"), person.PressLabel)
		if err == nil {
			s.presses++
		}
		return err
	case strings.HasPrefix(what, "forges "):
		s.presses++
		person.Press(person.LastFromBot().ID, strings.TrimPrefix(what, "forges "))
	case strings.HasPrefix(what, "sends "):
		kind, caption, _ := strings.Cut(strings.TrimPrefix(what, "sends "), ": ")
		return send(person, kind, caption)
	case strings.HasPrefix(what, "edits "):
		old, text, _ := strings.Cut(strings.TrimPrefix(what, "edits "), ": ")
		return edit(person, strings.Trim(old, `"`), spell(text))
	case strings.HasPrefix(what, "opens "):
		return person.OpenLink(strings.TrimPrefix(what, "opens "))
	case what == "blocks":
		person.Block()
	case what == "unblocks":
		person.Unblock()
	default:
		person.Send(spell(what))
	}
	return nil
}

func send(person *simulator.Person, kind, caption string) error {
	kind, count, _ := strings.Cut(kind, " ")
	switch kind {
	case "photo":
		person.SendPhoto(caption)
	case "document":
		person.SendDocument("жоба.pdf", caption)
	case "voice":
		person.SendVoice()
	case "video":
		person.SendVideo(caption)
	case "video_note":
		person.SendVideoNote()
	case "audio":
		person.SendAudio(caption)
	case "animation":
		person.SendAnimation(caption)
	case "location":
		person.SendLocation(51.13, 71.43)
	case "album":
		person.SendAlbum(number(count), caption)
	case "sticker":
		person.SendSticker()
	case "contact":
		person.SendContact()
	case "poll":
		person.SendPoll()
	default:
		return fmt.Errorf("nobody can send %q", kind)
	}
	return nil
}

func edit(person *simulator.Person, old, text string) error {
	for _, message := range person.Messages() {
		if !message.FromBot && message.Text == old {
			return person.Edit(message.ID, text)
		}
	}
	return fmt.Errorf("there is no message %q to edit", old)
}

// spell expands the shorthand of transcripts: ⏎ is a line break, × 50 repeats a text.
func spell(text string) string {
	if once, times, found := strings.Cut(text, " × "); found {
		text = strings.Repeat(once, number(times))
	}
	return strings.ReplaceAll(text, "⏎", "\n")
}
