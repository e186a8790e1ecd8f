package simulator

import (
	"fmt"
	"net/http"
	"time"
)

// Reaction is what goes wrong with a call.
type Reaction struct {
	accepted bool
	hang     bool
	delay    time.Duration
	change   func(reply) reply
}

// Afterwards lets the call have its effect first: the bot is told of a failure
// that was none.
func (r Reaction) Afterwards() Reaction {
	r.accepted = true
	return r
}

func failing(f *failure) Reaction {
	return Reaction{change: func(reply) reply { return errorReply(f) }}
}

// Forbidden answers 403; an empty reason means that the person blocked the bot.
func Forbidden(reason string) Reaction {
	if reason == "" {
		return failing(errBlocked)
	}
	return failing(forbidden(reason))
}

// TooManyRequests answers 429 with retry_after in the parameters and in the
// Retry-After header.
func TooManyRequests(retryAfter int) Reaction {
	description := fmt.Sprintf("Too Many Requests: retry after %d", retryAfter)
	return failing(&failure{status: http.StatusTooManyRequests, description: description, retryAfter: retryAfter})
}

// BadRequest answers 400; the text comes without "Bad Request: ".
func BadRequest(text string) Reaction { return failing(refusal(text)) }

// Migrated answers 400 as for a group that became a supergroup.
func Migrated(newChat int64) Reaction { return failing(upgradedTo(newChat)) }

// Unauthorized answers 401, as after the token was revoked.
func Unauthorized() Reaction { return failing(errUnauthorized) }

// ServerError answers a 5xx with a JSON body.
func ServerError(status int) Reaction {
	return failing(&failure{status: status, description: http.StatusText(status)})
}

// HTMLPage answers with the page of a proxy, usually 502.
func HTMLPage(status int) Reaction {
	page := fmt.Sprintf("<html>\r\n<head><title>%[1]d %[2]s</title></head>\r\n<body><h1>%[1]d %[2]s</h1></body>\r\n</html>\r\n", status, http.StatusText(status))
	return Reaction{change: func(reply) reply {
		return reply{status: status, body: []byte(page), html: true, description: http.StatusText(status)}
	}}
}

// EmptyBody answers with the status and not one byte.
func EmptyBody(status int) Reaction {
	return Reaction{change: func(reply) reply { return reply{status: status, description: "empty body"} }}
}

// TruncatedJSON answers with half of the true reply: the call had its effect.
func TruncatedJSON() Reaction {
	return Reaction{accepted: true, change: func(answer reply) reply {
		answer.body = answer.body[:len(answer.body)/2]
		return answer
	}}
}

// CutBefore drops the connection before the call is accepted.
func CutBefore() Reaction {
	return Reaction{change: func(reply) reply { return reply{description: "connection cut"} }}
}

// CutAfter drops the connection after the call was accepted: it had its effect.
func CutAfter() Reaction { return CutBefore().Afterwards() }

// Hang never answers: the bot has to give up. The call is not accepted, unless the
// reaction comes Afterwards.
func Hang() Reaction {
	silent := CutBefore()
	silent.hang = true
	return silent
}

// Delayed lets the call wait and then succeed.
func Delayed(delay time.Duration) Reaction { return Reaction{accepted: true, delay: delay} }

// After waits before the reaction.
func (r Reaction) After(delay time.Duration) Reaction {
	r.delay = delay
	return r
}
