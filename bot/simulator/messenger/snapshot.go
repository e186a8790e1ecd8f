package messenger

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// snapshotVersion is the version of the form of a snapshot.
const snapshotVersion = 1

// snapshotLeap is added to the ids of messages at a restore, so that ids which were
// given out after the snapshot are not given out again.
const snapshotLeap = 1000

// ErrSnapshotVersion is the error for a snapshot of another version.
var ErrSnapshotVersion = errors.New("simulator: the snapshot was made by another version")

// Snapshot returns the state as JSON, and the ids of its files, whose content is not
// in it.
func (s *State) Snapshot() (state []byte, files []string, err error) {
	out := savedState{Version: snapshotVersion, Serial: s.lastSerial, Next: s.queue.next, Newest: s.queue.newest}
	for _, item := range s.queue.items {
		out.Updates = append(out.Updates, savedUpdate{item.id, item.body, item.expires})
	}
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		out.People = append(out.People, s.people[id].User)
	}
	for _, id := range slices.Sorted(maps.Keys(s.chats)) {
		out.Chats = append(out.Chats, s.chats[id].saved())
	}
	for _, id := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[id]
		out.Files = append(out.Files, savedFile{f.ID, f.UniqueID, f.Kind, f.Name, f.MimeType})
		files = append(files, id)
	}
	state, err = json.Marshal(out)
	return state, files, err
}

func (c *Chat) saved() savedChat {
	out := savedChat{
		Info: c.Info, Known: c.known, Blocked: c.blocked, LastID: c.lastID, Upgraded: c.upgraded, OwnBotLast: c.ownBotLast,
	}
	for _, m := range c.messages {
		out.Messages = append(out.Messages, savedMessage{
			m.Message, m.FromBot, m.Source, m.Silent, m.Attachment, m.EditedAt, m.Service, m.addressed, m.otherBot,
		})
	}
	for id, status := range c.members {
		if out.Members == nil {
			out.Members = map[int64]savedMember{}
		}
		out.Members[id] = savedMember{status}
	}
	return out
}

// Restore fills a new state from a snapshot. content reads a file. Update ids go on
// from the state or from the snapshot, whichever is higher.
func (s *State) Restore(state []byte, content func(fileID string) ([]byte, error)) error {
	var in savedState
	if err := json.Unmarshal(state, &in); err != nil {
		return fmt.Errorf("simulator: read a snapshot: %w", err)
	}
	if in.Version != snapshotVersion {
		return fmt.Errorf("%w: %d, this one makes %d", ErrSnapshotVersion, in.Version, snapshotVersion)
	}
	for _, saved := range in.Files {
		data, err := content(saved.ID)
		if err != nil {
			return fmt.Errorf("simulator: read a file of a snapshot: %w", err)
		}
		s.files[saved.ID] = &File{saved.ID, saved.UniqueID, saved.Kind, saved.Name, saved.MimeType, data}
	}
	for _, saved := range in.Chats {
		s.chats[saved.Info.ID] = saved.chat()
	}
	for _, user := range in.People {
		c := s.chats[user.ID]
		if c == nil {
			return fmt.Errorf("simulator: read a snapshot: a person in it has no chat")
		}
		s.people[user.ID] = &Person{User: user, Chat: c}
	}
	for _, saved := range in.Updates {
		s.queue.items = append(s.queue.items, queued{saved.ID, saved.Body, saved.Expires})
	}
	s.queue.next, s.queue.newest = max(s.queue.next, in.Next), in.Newest
	s.lastSerial = max(s.lastSerial, in.Serial+snapshotLeap)
	s.Announce()
	return nil
}

func (saved savedChat) chat() *Chat {
	out := &Chat{
		Info: saved.Info, known: saved.Known, blocked: saved.Blocked, lastID: saved.LastID + snapshotLeap,
		upgraded: saved.Upgraded, ownBotLast: saved.OwnBotLast,
	}
	for _, m := range saved.Messages {
		out.messages = append(out.messages, &Message{
			m.Message, m.FromBot, m.Source, m.Silent, m.Attachment, m.Edited, m.Service, m.Addressed, m.OtherBot,
		})
	}
	for id, member := range saved.Members {
		if out.members == nil {
			out.members = map[int64]string{}
		}
		out.members[id] = member.Status
	}
	slices.SortFunc(out.messages, func(a, b *Message) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
