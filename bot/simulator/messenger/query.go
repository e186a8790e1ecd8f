package messenger

import (
	"fmt"
	"strconv"
	"time"

	"usynys/bot/simulator/botapi"
)

// query is a callback query that can still be answered.
type query struct {
	person  *Person
	expires time.Time
}

// manyQueries is the number of open queries at which expired ones are removed.
const manyQueries = 10_000

// Press queues a callback query with the message as it is now, and returns its id. The
// id is empty when the bot is not in the chat.
func (s *State) Press(p *Person, c *Chat, messageID int64, data string) string {
	c.addMember(p.User.ID)
	if c.IsPrivate() {
		c.known = true
	}
	if !s.BotIsInside(c) {
		return ""
	}
	s.removeExpiredQueries()
	id := strconv.FormatInt(4_000_000_000_000_000_000+s.serial(), 10)
	s.queries[id] = &query{person: p, expires: s.now().Add(s.options.CallbackLifetime)}
	press := botapi.CallbackQuery{ID: id, From: p.User, Data: data, ChatInstance: fmt.Sprint(c.Info.ID*7919 + 1)}
	if m := c.Find(messageID); m != nil {
		press.Message = &m.Message
	} else {
		press.Message = botapi.InaccessibleMessage{Chat: c.Info, ID: messageID}
	}
	s.queueUpdate("callback_query", press)
	return id
}

func (s *State) removeExpiredQueries() {
	if len(s.queries) < manyQueries {
		return
	}
	for id, open := range s.queries {
		if !s.now().Before(open.expires) {
			delete(s.queries, id)
		}
	}
}

// Answer shows a toast to the person who pressed. A query can be answered once.
func (s *State) Answer(toast Toast) *botapi.Error {
	open := s.queries[toast.QueryID]
	delete(s.queries, toast.QueryID)
	if open == nil || !s.now().Before(open.expires) {
		return botapi.ErrQueryTooOld
	}
	toast.At = s.now()
	open.person.Toasts = append(open.person.Toasts, toast)
	s.Announce()
	return nil
}
