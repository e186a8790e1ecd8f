package simulator

import (
	"fmt"
	"net/http"
	"time"

	"usynys/bot/simulator/botapi"
)

// Reaction is what a fault does to a call.
type Reaction struct {
	accepted bool // the call has its effect all the same
	hang     bool
	delay    time.Duration
	change   func(reply) reply
}

// Afterwards lets the call have its effect before the fault.
func (r Reaction) Afterwards() Reaction {
	r.accepted = true
	return r
}

// After delays the fault.
func (r Reaction) After(delay time.Duration) Reaction {
	r.delay = delay
	return r
}

func failing(err *botapi.Error) Reaction {
	return Reaction{change: func(reply) reply { return errorReply(err) }}
}

// Forbidden answers 403. An empty reason means that the person blocked the bot.
func Forbidden(reason string) Reaction {
	if reason == "" {
		return failing(botapi.ErrBlocked)
	}
	return failing(botapi.Forbidden(reason))
}

// TooManyRequests answers 429. The seconds are in the parameters and in the
// Retry-After header.
func TooManyRequests(retryAfter int) Reaction {
	description := fmt.Sprintf("Too Many Requests: retry after %d", retryAfter)
	return failing(&botapi.Error{Status: http.StatusTooManyRequests, Description: description, RetryAfter: retryAfter})
}

// BadRequest answers 400; the text comes without "Bad Request: ".
func BadRequest(text string) Reaction { return failing(botapi.BadRequest(text)) }

// Migrated answers 400 as for a group that became a supergroup.
func Migrated(newChat int64) Reaction { return failing(botapi.Migrated(newChat)) }

// Unauthorized answers 401, as after the token was revoked.
func Unauthorized() Reaction { return failing(botapi.ErrUnauthorized) }

// ServerError answers a 5xx with a JSON body.
func ServerError(status int) Reaction {
	return failing(&botapi.Error{Status: status, Description: http.StatusText(status)})
}

// HTMLPage answers with the error page of a proxy, usually 502.
func HTMLPage(status int) Reaction {
	page := fmt.Sprintf("<html>\r\n<head><title>%[1]d %[2]s</title></head>\r\n<body><h1>%[1]d %[2]s</h1></body>\r\n</html>\r\n", status, http.StatusText(status))
	return Reaction{change: func(reply) reply {
		return reply{status: status, body: []byte(page), html: true, description: http.StatusText(status)}
	}}
}

// EmptyBody answers with the status and no body.
func EmptyBody(status int) Reaction {
	return Reaction{change: func(reply) reply { return reply{status: status, description: "empty body"} }}
}

// TruncatedJSON answers with half of the true reply. The call has its effect.
func TruncatedJSON() Reaction {
	return Reaction{accepted: true, change: func(answer reply) reply {
		answer.body = answer.body[:len(answer.body)/2]
		return answer
	}}
}

// CutBefore drops the connection before the call has its effect.
func CutBefore() Reaction {
	return Reaction{change: func(reply) reply { return reply{description: "connection cut"} }}
}

// CutAfter drops the connection after the call has its effect.
func CutAfter() Reaction { return CutBefore().Afterwards() }

// Hang never answers: the bot must give up. The call has no effect, unless the
// reaction comes Afterwards.
func Hang() Reaction {
	reaction := CutBefore()
	reaction.hang = true
	return reaction
}

// Delayed delays the call, which then succeeds.
func Delayed(delay time.Duration) Reaction { return Reaction{accepted: true, delay: delay} }
