package messenger

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"usynys/bot/simulator/botapi"
)

const (
	// updateLifetime is how long Telegram keeps an update.
	updateLifetime = 24 * time.Hour
	// maxUpdate is the size of an update in bytes; a larger one is dropped.
	maxUpdate = 64 << 10
	// maxFirstID bounds the random id after an idle week.
	maxFirstID = 1_000_000_000
)

// queueUpdate puts an update into the queue if the bot wants its kind.
func (s *State) queueUpdate(kind string, content any) {
	raw, err := json.Marshal(map[string]any{kind: content})
	if err != nil {
		// The contents are types of package botapi, which marshal.
		panic(fmt.Sprintf("simulator: an update of kind %s: %v", kind, err))
	}
	s.enqueue(kind, raw)
}

func (s *State) enqueue(kind string, raw []byte) {
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
	s.Announce()
}

// Inject queues an update given as a JSON object without update_id.
func (s *State) Inject(raw string) error {
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
		if kind == "" || slices.Contains(botapi.UpdateKinds, name) {
			kind = name
		}
	}
	s.enqueue(kind, compact)
	return nil
}

// Unconfirmed counts the updates that the bot has not confirmed.
func (s *State) Unconfirmed() int {
	s.queue.expire(s.now())
	return len(s.queue.items)
}

// RestartUpdateIDs gives the updates in the queue, and all later ones, ids from next
// on.
func (s *State) RestartUpdateIDs(next int64) { s.queue.restart(next) }

// DropUpdates empties the queue.
func (s *State) DropUpdates() {
	s.queue.drop(len(s.queue.items))
	s.Announce()
}

// SetWebhook sets the URL of a webhook; an empty one removes it.
func (s *State) SetWebhook(url string) { s.poll.webhook = url }
