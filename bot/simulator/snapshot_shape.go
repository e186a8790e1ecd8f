package simulator

import (
	"encoding/json"
	"time"
)

// The types below are a snapshot: chats, the people in them, their files, and the
// updates that the bot has not confirmed. What a bot tells anew when it starts, its
// profile, is not in it, and neither are presses that nobody has answered yet.
type (
	snapshotJSON struct {
		Version int          `json:"version"`
		Serial  int64        `json:"serial"`
		Next    int64        `json:"next_update"`
		Newest  time.Time    `json:"newest_update,omitzero"`
		Updates []keptUpdate `json:"updates"`
		People  []userJSON   `json:"people"`
		Chats   []keptChat   `json:"chats"`
		Files   []keptFile   `json:"files"`
	}
	keptUpdate struct {
		ID      int64           `json:"id"`
		Body    json.RawMessage `json:"body"`
		Expires time.Time       `json:"expires"`
	}
	keptChat struct {
		Info     chatJSON      `json:"info"`
		Known    bool          `json:"known,omitempty"`
		Blocked  bool          `json:"blocked,omitempty"`
		LastID   int64         `json:"last_id"`
		Messages []keptMessage `json:"messages"`

		Members    map[int64]keptMember `json:"members,omitempty"`
		Upgraded   int64                `json:"upgraded,omitempty"`
		OwnBotLast bool                 `json:"own_bot_last,omitempty"`
	}
	keptMember struct {
		Status string `json:"status"`
	}
	keptMessage struct {
		Message    messageJSON `json:"message"`
		FromBot    bool        `json:"from_bot,omitempty"`
		Source     string      `json:"source,omitempty"`
		Silent     bool        `json:"silent,omitempty"`
		Attachment Attachment  `json:"attachment"`
		Edited     time.Time   `json:"edited,omitzero"`
		Service    string      `json:"service,omitempty"`
		Meant      bool        `json:"meant,omitempty"`
		OtherBot   bool        `json:"other_bot,omitempty"`
	}
	keptFile struct {
		ID       string `json:"id"`
		UniqueID string `json:"unique_id"`
		Kind     string `json:"kind"`
		Name     string `json:"name,omitempty"`
		MimeType string `json:"mime_type,omitempty"`
	}
)
