package messenger

import (
	"encoding/json"
	"time"

	"usynys/bot/simulator/botapi"
)

// The types below are the form of a snapshot: chats, their people and files, and the
// updates that the bot has not confirmed. The profile is not in it, because a bot
// sets it when it starts; neither are callback queries without an answer.
type (
	savedState struct {
		Version int           `json:"version"`
		Serial  int64         `json:"serial"`
		Next    int64         `json:"next_update"`
		Newest  time.Time     `json:"newest_update,omitzero"`
		Updates []savedUpdate `json:"updates"`
		People  []botapi.User `json:"people"`
		Chats   []savedChat   `json:"chats"`
		Files   []savedFile   `json:"files"`
	}
	savedUpdate struct {
		ID      int64           `json:"id"`
		Body    json.RawMessage `json:"body"`
		Expires time.Time       `json:"expires"`
	}
	savedChat struct {
		Info     botapi.Chat    `json:"info"`
		Known    bool           `json:"known,omitempty"`
		Blocked  bool           `json:"blocked,omitempty"`
		LastID   int64          `json:"last_id"`
		Messages []savedMessage `json:"messages"`

		Members    map[int64]savedMember `json:"members,omitempty"`
		Upgraded   int64                 `json:"upgraded,omitempty"`
		OwnBotLast bool                  `json:"own_bot_last,omitempty"`
	}
	savedMember struct {
		Status string `json:"status"`
	}
	savedMessage struct {
		Message    botapi.Message `json:"message"`
		FromBot    bool           `json:"from_bot,omitempty"`
		Source     string         `json:"source,omitempty"`
		Silent     bool           `json:"silent,omitempty"`
		Attachment Attachment     `json:"attachment"`
		Edited     time.Time      `json:"edited,omitzero"`
		Service    string         `json:"service,omitempty"`
		Addressed  bool           `json:"meant,omitempty"`
		OtherBot   bool           `json:"other_bot,omitempty"`
	}
	savedFile struct {
		ID       string `json:"id"`
		UniqueID string `json:"unique_id"`
		Kind     string `json:"kind"`
		Name     string `json:"name,omitempty"`
		MimeType string `json:"mime_type,omitempty"`
	}
)
