package simulator

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

const (
	// updateLifetime is how long Telegram keeps an update.
	updateLifetime = 24 * time.Hour
	// maxUpdate is how many bytes an update may have; a larger one is dropped.
	maxUpdate = 64 << 10
	// maxFirstID bounds the id with which updates go on after an idle week.
	maxFirstID = 1_000_000_000
)

// updateKinds are the kinds of Update in Bot API 10.1; those left out of the
// default must be asked for by name.
var (
	updateKinds = []string{
		"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
		"business_message", "edited_business_message", "deleted_business_messages", "guest_message",
		"message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
		"callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
		"poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
		"removed_chat_boost", "managed_bot",
	}
	kindsByRequest = []string{"chat_member", "message_reaction", "message_reaction_count"}
)

// update puts an update into the queue, unless the bot does not want its kind.
// The lock must be held.
func (s *Server) update(kind string, content any) {
	raw, err := json.Marshal(map[string]any{kind: content})
	if err != nil {
		// Contents are made of our own types, which marshal.
		panic(fmt.Sprintf("simulator: an update of kind %s: %v", kind, err))
	}
	s.enqueue(kind, raw)
}

func (s *Server) enqueue(kind string, raw []byte) {
	if !s.poll.wants(kind) || len(raw) > maxUpdate {
		return
	}
	now := s.now()
	if s.queue.isIdle(now) {
		s.queue.expire(now)
		s.queue.restart(1 + s.ids.Int64N(maxFirstID))
	}
	s.queue.newest = now
	lifetime := updateLifetime
	if kind == "callback_query" {
		lifetime = s.options.CallbackLifetime
	}
	s.queue.push(raw, now.Add(lifetime))
	s.poll.wake()
	s.announce()
}

// Inject queues an update given as JSON without update_id, for kinds that have
// no method of their own and for malformed ones. It must be a JSON object.
func (s *Server) Inject(raw string) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(raw), &fields); err != nil {
		return fmt.Errorf("simulator: inject: %w", err)
	}
	if len(fields) == 0 {
		return fmt.Errorf("simulator: inject: an update needs a content")
	}
	if _, ok := fields["update_id"]; ok {
		return fmt.Errorf("simulator: inject: the server gives the update_id")
	}
	compact, err := json.Marshal(fields)
	if err != nil {
		return fmt.Errorf("simulator: inject: %w", err)
	}
	kind := ""
	for name := range fields {
		if kind == "" || slices.Contains(updateKinds, name) {
			kind = name
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.enqueue(kind, compact)
	return nil
}

// Unconfirmed is how many updates are queued that the bot has not confirmed.
func (s *Server) Unconfirmed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.expire(s.now())
	return len(s.queue.items)
}

// RestartUpdateIDs numbers the waiting and all later updates from next, as happens
// by itself, at a random number, after a week without updates.
func (s *Server) RestartUpdateIDs(next int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.restart(next)
}

// LeaveWebhook acts as if a webhook had been left behind: getUpdates answers
// 409 until the bot calls deleteWebhook.
func (s *Server) LeaveWebhook(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.poll.webhook = url
}
