package client

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"usynys/store"
)

// Class is the kind of an [Error]. The set is closed.
type Class int

// The classes of failure.
const (
	// Temporary: the network, a server fault, an answer that can't be read.
	Temporary Class = iota
	// Throttled: too much was sent; RetryAfter says how long to wait.
	Throttled
	// Unreachable: no message can be sent to the chat.
	Unreachable
	// Muted: the bot is in the group and may not write there.
	Muted
	// NotModified: the message is already as it should be, which is a success.
	NotModified
	// EditGone: there is no message to edit, or none that can be.
	EditGone
	// BadMarkup: Telegram does not understand the markup of the text.
	BadMarkup
	// Migrated: the group has a new id, MigratedTo.
	Migrated
	// Unauthorised: Telegram does not know the token.
	Unauthorised
	// OtherPoller: another process asks for the updates of the same bot.
	OtherPoller
	// WebhookSet: the bot has a webhook, so that it can't be polled.
	WebhookSet
	// FileUnusable: a file to upload is missing, too large or of a form that Telegram
	// does not accept.
	FileUnusable
	// Refused: anything else that Telegram refuses for good.
	Refused
)

// classes has the name of each class in logs, and whether trying again later can help.
var classes = [...]struct {
	name     string
	tryAgain bool
}{
	Temporary:    {"temporary", true},
	Throttled:    {"throttled", true},
	Unreachable:  {"unreachable", false},
	Muted:        {"muted", false},
	NotModified:  {"not modified", false},
	EditGone:     {"edit gone", false},
	BadMarkup:    {"bad markup", false},
	Migrated:     {"migrated", false},
	Unauthorised: {"unauthorised", false},
	OtherPoller:  {"other poller", true},
	WebhookSet:   {"webhook set", false},
	FileUnusable: {"file unusable", false},
	Refused:      {"refused", false},
}

// Classes returns all classes.
func Classes() []Class {
	all := make([]Class, len(classes))
	for i := range all {
		all[i] = Class(i)
	}
	return all
}

// String returns the name of the class in logs.
func (c Class) String() string { return classes[c].name }

// TryAgain reports whether the same call may succeed later.
func (c Class) TryAgain() bool { return classes[c].tryAgain }

// Error describes a call that failed. Its text holds neither the token nor anything that
// a person typed, so that it may be logged and stored.
type Error struct {
	Class  Class
	Method string
	// Code is the HTTP status or the error code of the Bot API, 0 for the network.
	Code int
	// Description is Telegram's own text without the parts it quotes.
	Description string
	// RetryAfter is set for Throttled, and at least a second.
	RetryAfter time.Duration
	// MigratedTo is set for Migrated.
	MigratedTo store.ChatID
	// Ambiguous is set where Telegram may have done what it was asked for.
	Ambiguous bool

	cause error
}

func (e *Error) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "telegram %s: %s", e.Method, e.Class)
	if e.Code != 0 {
		fmt.Fprintf(&text, " (%d)", e.Code)
	}
	if e.Description != "" {
		text.WriteString(": " + e.Description)
	}
	if e.cause != nil {
		text.WriteString(": " + e.cause.Error())
	}
	return text.String()
}

func (e *Error) Unwrap() error { return e.cause }

// Is reports whether err is an [*Error] of the class.
func (c Class) Is(err error) bool {
	var failure *Error
	return errors.As(err, &failure) && failure.Class == c
}
