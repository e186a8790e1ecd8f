package simulator

import (
	"fmt"
	"net/http"
)

// failure is an error reply of the Bot API.
type failure struct {
	status      int
	description string
	retryAfter  int
	migrateTo   int64

	// mistake marks what only a faulty bot can cause.
	mistake bool
}

func (f *failure) Error() string { return f.description }

const badRequest = "Bad Request: "

// mistakef is a 400 that is the bot's own fault.
func mistakef(format string, arguments ...any) *failure {
	return &failure{status: http.StatusBadRequest, description: badRequest + fmt.Sprintf(format, arguments...), mistake: true}
}

// refusal is a 400 that also a correct bot can meet.
func refusal(text string) *failure {
	return &failure{status: http.StatusBadRequest, description: badRequest + text}
}

var (
	errUnauthorized   = &failure{status: http.StatusUnauthorized, description: "Unauthorized"}
	errNotFound       = &failure{status: http.StatusNotFound, description: "Not Found"}
	errMethodNotFound = &failure{status: http.StatusNotFound, description: "Not Found: method not found", mistake: true}
	errTooLarge       = &failure{status: http.StatusRequestEntityTooLarge, description: "Request Entity Too Large", mistake: true}
	errTwoPollers     = &failure{status: http.StatusConflict, description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}
	errWebhook        = &failure{status: http.StatusConflict, description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}
	errBlocked        = forbidden("bot was blocked by the user")
	errChatNotFound   = refusal("chat not found")
)
