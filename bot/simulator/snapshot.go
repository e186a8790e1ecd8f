package simulator

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// snapshotVersion is the form of a snapshot. Another form gets another number.
const snapshotVersion = 1

// snapshotLeap is by how much the ids of messages leap at a restoration: those that
// were given out after the snapshot was made are not given out again.
const snapshotLeap = 1000

// ErrOtherSnapshot is returned for a snapshot that this version did not make.
var ErrOtherSnapshot = errors.New("simulator: the snapshot was made by another version")

// Snapshot is what the server holds as JSON, and the ids of the files in it, whose
// content [Server.FileContent] has.
func (s *Server) Snapshot() (state []byte, files []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := snapshotJSON{Version: snapshotVersion, Serial: s.lastSerial, Next: s.queue.next, Newest: s.queue.newest}
	for _, item := range s.queue.items {
		out.Updates = append(out.Updates, keptUpdate{item.id, item.body, item.expires})
	}
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		out.People = append(out.People, s.people[id].user)
	}
	for _, id := range slices.Sorted(maps.Keys(s.chats)) {
		out.Chats = append(out.Chats, s.chats[id].kept())
	}
	for _, id := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[id]
		out.Files = append(out.Files, keptFile{f.id, f.uniqueID, f.kind, f.name, f.mimeType})
		files = append(files, id)
	}
	state, err = json.Marshal(out)
	return state, files, err
}

func (c *chat) kept() keptChat {
	out := keptChat{
		Info: c.info, Known: c.known, Blocked: c.blocked, LastID: c.lastID, Upgraded: c.upgraded, OwnBotLast: c.ownBotLast,
	}
	for _, m := range c.messages {
		out.Messages = append(out.Messages, keptMessage{
			m.messageJSON, m.fromBot, m.source, m.silent, m.attachment, m.edited, m.service, m.meant, m.otherBot,
		})
	}
	for id, m := range c.members {
		if out.Members == nil {
			out.Members = map[int64]keptMember{}
		}
		out.Members[id] = keptMember{m.status}
	}
	return out
}

// Restore gives a new server what another one held. content reads a file. Updates are
// numbered on from wherever the server or the snapshot stood, the higher of the two.
func (s *Server) Restore(state []byte, content func(fileID string) ([]byte, error)) error {
	var in snapshotJSON
	if err := json.Unmarshal(state, &in); err != nil {
		return fmt.Errorf("simulator: read a snapshot: %w", err)
	}
	if in.Version != snapshotVersion {
		return fmt.Errorf("%w: %d, this one makes %d", ErrOtherSnapshot, in.Version, snapshotVersion)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, kept := range in.Files {
		data, err := content(kept.ID)
		if err != nil {
			return fmt.Errorf("simulator: read a file of a snapshot: %w", err)
		}
		f := &file{kept.ID, kept.UniqueID, kept.Kind, kept.Name, kept.MimeType, data}
		s.files[f.id] = f
	}
	for _, kept := range in.Chats {
		s.chats[kept.Info.ID] = kept.chat()
	}
	for _, user := range in.People {
		c := s.chats[user.ID]
		if c == nil {
			return fmt.Errorf("simulator: read a snapshot: somebody in it has no chat")
		}
		s.people[user.ID] = &Person{conversation: conversation{server: s, chat: c}, user: user}
	}
	for _, kept := range in.Updates {
		s.queue.items = append(s.queue.items, queued{kept.ID, kept.Body, kept.Expires})
	}
	s.queue.next, s.queue.newest = max(s.queue.next, in.Next), in.Newest
	s.lastSerial = max(s.lastSerial, in.Serial+snapshotLeap)
	s.announce()
	return nil
}

func (k keptChat) chat() *chat {
	out := &chat{
		info: k.Info, known: k.Known, blocked: k.Blocked, lastID: k.LastID + snapshotLeap, upgraded: k.Upgraded, ownBotLast: k.OwnBotLast,
	}
	for _, m := range k.Messages {
		out.messages = append(out.messages, &message{
			m.Message, m.FromBot, m.Source, m.Silent, m.Attachment, m.Edited, m.Service, m.Meant, m.OtherBot,
		})
	}
	for id, m := range k.Members {
		if out.members == nil {
			out.members = map[int64]member{}
		}
		out.members[id] = member{m.Status}
	}
	slices.SortFunc(out.messages, func(a, b *message) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
