package simulator

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

const maxToast = 200 // code points

// query is a press that can still be answered.
type query struct {
	person  *Person
	expires time.Time
}

// Toast is an answer to a press, as the person sees it.
type Toast struct {
	QueryID string
	Text    string
	Alert   bool
	URL     string
	At      time.Time
}

var errQueryTooOld = refusal("query is too old and response timeout expired or query ID is invalid")

// press queues a callback query with the message as it is now. The lock must be
// held.
func (s *Server) press(person *Person, c *chat, messageID int64, data string) string {
	if c.members != nil && !s.botIn(c).inside() {
		return ""
	}
	s.forgetExpiredQueries()
	id := strconv.FormatInt(4_000_000_000_000_000_000+s.serial(), 10)
	s.queries[id] = &query{person: person, expires: s.now().Add(s.options.CallbackLifetime)}
	press := callbackJSON{ID: id, From: person.user, Data: data, ChatInstance: fmt.Sprint(c.info.ID*7919 + 1)}
	if m := c.find(messageID); m != nil {
		press.Message = &m.messageJSON
	} else {
		press.Message = inaccessibleJSON{Chat: c.info, ID: messageID}
	}
	s.update("callback_query", press)
	return id
}

// manyQueries is when it pays to look for presses that nobody will answer.
const manyQueries = 10_000

func (s *Server) forgetExpiredQueries() {
	if len(s.queries) < manyQueries {
		return
	}
	for id, asked := range s.queries {
		if !s.now().Before(asked.expires) {
			delete(s.queries, id)
		}
	}
}

func runAnswerCallbackQuery(s *Server, req *request) (any, *failure) {
	text := req.params["text"]
	if utf8.RuneCountInString(text) > maxToast {
		return nil, mistakef("MESSAGE_TOO_LONG")
	}
	id := req.params["callback_query_id"]
	asked := s.queries[id]
	// One answer each; and what has expired need not be remembered.
	delete(s.queries, id)
	if asked == nil || !s.now().Before(asked.expires) {
		return nil, errQueryTooOld
	}
	asked.person.toasts = append(asked.person.toasts, Toast{
		QueryID: id, Text: text, Alert: req.flag("show_alert"), URL: req.params["url"], At: s.now(),
	})
	s.announce()
	return true, nil
}
