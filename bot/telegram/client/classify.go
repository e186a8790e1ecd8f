package client

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/store"
)

// badRequests are the classes of answers with code 400, by a part of the description.
// The first that fits counts; everything else is Refused.
var badRequests = []struct {
	part  string
	class Class
}{
	{"message is not modified", NotModified},
	{"message to edit not found", EditGone},
	{"message can't be edited", EditGone},
	{"there is no text in the message to edit", EditGone},
	{"message_id_invalid", EditGone},
	{"can't parse entities", BadMarkup},
	{"chat not found", Unreachable},
	{"peer_id_invalid", Unreachable},
	{"file is too big", FileUnusable},
	{"file must be non-empty", FileUnusable},
	{"photo_invalid_dimensions", FileUnusable},
	{"image_process_failed", FileUnusable},
	{"user_is_blocked", Unreachable},
	{"input_user_deactivated", Unreachable},
}

// noRights are parts of the description when a group does not let the bot write.
// Telegram has answered so with 400 and with 403.
var noRights = []string{"not enough rights to send", "have no rights to send", "chat_write_forbidden"}

// failure returns the Error for a call that failed. answer is nil or empty where Telegram
// has not answered.
func (c *Client) failure(answer *tgbotapi.APIResponse, err error, connected bool) *Error {
	var refusal *tgbotapi.Error
	var known *Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refusal) && answer != nil:
		return c.refusal(answer)
	case answer != nil:
		// An answer that began and is no JSON: it was cut short.
		return &Error{Class: Temporary, Ambiguous: true, cause: errUnreadable}
	}
	return &Error{Class: Temporary, Ambiguous: connected, cause: c.withoutAddress(err)}
}

// refusal classifies an answer of Telegram that says no. The code is read from
// the answer, since UploadFiles forgets to put it into its error.
func (c *Client) refusal(answer *tgbotapi.APIResponse) *Error {
	failure := &Error{Code: answer.ErrorCode, Description: c.withoutQuotes(answer.Description)}
	failure.Class = classify(answer.ErrorCode, strings.ToLower(answer.Description))
	if parameters := answer.Parameters; parameters != nil {
		failure.RetryAfter = time.Duration(parameters.RetryAfter) * time.Second
		if parameters.MigrateToChatID != 0 {
			failure.Class, failure.MigratedTo = Migrated, store.ChatID(parameters.MigrateToChatID)
		}
	}
	switch failure.Class {
	case Throttled:
		failure.RetryAfter = max(failure.RetryAfter, time.Second)
	case Temporary:
		failure.Ambiguous = true
	}
	return failure
}

func classify(code int, description string) Class {
	switch {
	case code == http.StatusTooManyRequests:
		return Throttled
	case (code == http.StatusForbidden || code == http.StatusBadRequest) && slices.ContainsFunc(noRights, func(part string) bool { return strings.Contains(description, part) }):
		return Muted
	case code == http.StatusForbidden:
		return Unreachable
	case code == http.StatusConflict && strings.Contains(description, "webhook"):
		return WebhookSet
	case code == http.StatusConflict:
		return OtherPoller
	case code == http.StatusUnauthorized:
		return Unauthorised
	case code == http.StatusNotFound && !strings.Contains(description, "method"):
		return Unauthorised
	case code < http.StatusBadRequest, code >= http.StatusInternalServerError:
		return Temporary
	}
	for _, known := range badRequests {
		if code == http.StatusBadRequest && strings.Contains(description, known.part) {
			return known.class
		}
	}
	return Refused
}

// quotes matches the parts of a description that repeat what Telegram was sent. An apostrophe within a word, as in "can't", opens no quote.
var quotes = regexp.MustCompile(`(?s)".*"|\B'.*'\B`)

// descriptionLimit is longer than any description Telegram is known to give.
const descriptionLimit = 200

func (c *Client) withoutQuotes(description string) string {
	text := []rune(quotes.ReplaceAllString(c.withoutToken(description), "…"))
	return string(text[:min(len(text), descriptionLimit)])
}

// withoutAddress removes the address, which has the token in it, from a network error.
// Then it removes the token from what remains.
func (c *Client) withoutAddress(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	if text := err.Error(); c.withoutToken(text) != text {
		return errors.New(c.withoutToken(text))
	}
	return err
}

func (c *Client) withoutToken(text string) string {
	return strings.ReplaceAll(text, c.token.reveal(), hidden)
}
