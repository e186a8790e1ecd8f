package botapi

import (
	"fmt"
	"net/http"
)

// Error is an error reply.
type Error struct {
	Status      int // of HTTP, and error_code
	Description string
	RetryAfter  int   // seconds
	MigrateTo   int64 // id of the supergroup that a group became

	// Violation marks an error that a correct bot never causes.
	Violation bool
}

func (e *Error) Error() string { return e.Description }

const badRequest = "Bad Request: "

// Violationf returns a 400 that a correct bot never causes.
func Violationf(format string, arguments ...any) *Error {
	return &Error{Status: http.StatusBadRequest, Description: badRequest + fmt.Sprintf(format, arguments...), Violation: true}
}

// BadRequest returns a 400 that a correct bot can cause too.
func BadRequest(text string) *Error {
	return &Error{Status: http.StatusBadRequest, Description: badRequest + text}
}

// Forbidden returns a 403.
func Forbidden(reason string) *Error {
	return &Error{Status: http.StatusForbidden, Description: "Forbidden: " + reason}
}

// Migrated returns the 400 for a group that became a supergroup.
func Migrated(supergroup int64) *Error {
	err := BadRequest("group chat was upgraded to a supergroup chat")
	err.MigrateTo = supergroup
	return err
}

// Errors in the words of the Bot API server.
var (
	ErrUnauthorized   = &Error{Status: http.StatusUnauthorized, Description: "Unauthorized"}
	ErrNotFound       = &Error{Status: http.StatusNotFound, Description: "Not Found"}
	ErrMethodNotFound = &Error{Status: http.StatusNotFound, Description: "Not Found: method not found", Violation: true}
	ErrTooLarge       = &Error{Status: http.StatusRequestEntityTooLarge, Description: "Request Entity Too Large", Violation: true}
	ErrTwoPollers     = &Error{Status: http.StatusConflict, Description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}
	ErrWebhook        = &Error{Status: http.StatusConflict, Description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}
	ErrBlocked        = Forbidden("bot was blocked by the user")
	ErrChatNotFound   = BadRequest("chat not found")
	ErrQueryTooOld    = BadRequest("query is too old and response timeout expired or query ID is invalid")
)
