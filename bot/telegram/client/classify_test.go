package client

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"usynys/store"
)

func refusal(code int, description, parameters string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		fmt.Fprintf(w, `{"ok":false,"error_code":%d,"description":%q,"parameters":{%s}}`, code, description, parameters)
	}
}

func raw(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

func short(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "100")
	_, _ = io.WriteString(w, `{"ok":true,`)
}

var answers = []struct {
	name   string
	answer http.HandlerFunc
	want   Error
}{
	{"too many requests", refusal(429, "Too Many Requests: retry after 7", `"retry_after":7`), Error{Class: Throttled, RetryAfter: 7 * time.Second}},
	{"too many requests, no time", refusal(429, "Too Many Requests", ``), Error{Class: Throttled, RetryAfter: time.Second}},
	{"blocked", refusal(403, "Forbidden: bot was blocked by the user", ``), Error{Class: Unreachable}},
	{"deactivated", refusal(403, "Forbidden: user is deactivated", ``), Error{Class: Unreachable}},
	{"kicked", refusal(403, "Forbidden: bot was kicked from the supergroup chat", ``), Error{Class: Unreachable}},
	{"no right to write", refusal(400, "Bad Request: not enough rights to send text messages to the chat", ``), Error{Class: Muted}},
	{"no right to write, as it was once", refusal(400, "Bad Request: have no rights to send a message", ``), Error{Class: Muted}},
	{"writing is forbidden", refusal(403, "Forbidden: CHAT_WRITE_FORBIDDEN", ``), Error{Class: Muted}},
	{"chat not found", refusal(400, "Bad Request: chat not found", ``), Error{Class: Unreachable}},
	{"not modified", refusal(400, "Bad Request: message is not modified: specified new message content", ``), Error{Class: NotModified}},
	{"edit gone", refusal(400, "Bad Request: message to edit not found", ``), Error{Class: EditGone}},
	{"can't be edited", refusal(400, "Bad Request: message can't be edited", ``), Error{Class: EditGone}},
	{"no text to edit", refusal(400, "Bad Request: there is no text in the message to edit", ``), Error{Class: EditGone}},
	{"invalid id", refusal(400, "Bad Request: MESSAGE_ID_INVALID", ``), Error{Class: EditGone}},
	{"markup", refusal(400, `Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 3`, ``), Error{Class: BadMarkup}},
	{"migrated", refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", `"migrate_to_chat_id":-1001`), Error{Class: Migrated, MigratedTo: -1001}},
	{"too long", refusal(400, "Bad Request: message is too long", ``), Error{Class: Refused}},
	{"unauthorised", refusal(401, "Unauthorized", ``), Error{Class: Unauthorised}},
	{"wrong token", refusal(404, "Not Found", ``), Error{Class: Unauthorised}},
	{"no such method", refusal(404, "Not Found: method not found", ``), Error{Class: Refused}},
	{"other poller", refusal(409, "Conflict: terminated by other getUpdates request", ``), Error{Class: OtherPoller}},
	{"webhook", refusal(409, "Conflict: can't use getUpdates method while webhook is active", ``), Error{Class: WebhookSet}},
	{"fault", refusal(500, "Internal Server Error", ``), Error{Class: Temporary, Ambiguous: true}},
	{"bad gateway page", raw(502, "<html>Bad Gateway</html>"), Error{Class: Temporary, Ambiguous: true}},
	{"bad gateway, empty", raw(502, ""), Error{Class: Temporary, Ambiguous: true}},
	{"page of a portal", raw(200, "<html>Please log in</html>"), Error{Class: Temporary, Ambiguous: true}},
	{"page of a proxy", raw(403, "<html>Forbidden</html>"), Error{Class: Temporary}},
	{"page not found", raw(404, "<html>Not Found</html>"), Error{Class: Temporary}},
	{"empty", raw(200, ""), Error{Class: Temporary, Ambiguous: true}},
	{"truncated", raw(200, `{"ok":true,"result":{"mess`), Error{Class: Temporary, Ambiguous: true}},
	{"cut short", short, Error{Class: Temporary, Ambiguous: true}},
	{"too much", raw(200, `{"ok":true,"result":"`+strings.Repeat("x", maxAnswer)+`"}`), Error{Class: Temporary, Ambiguous: true}},
	{"another shape", raw(200, `{"ok":true,"result":7}`), Error{Class: Temporary, Ambiguous: true}},
	{"too large", raw(413, "<html>Too Large</html>"), Error{Class: FileUnusable}},
	{"too large, as the Bot API says it", refusal(413, "Request Entity Too Large", ``), Error{Class: FileUnusable}},
	{"too large a photo", refusal(400, "Bad Request: file is too big for a photo", ``), Error{Class: FileUnusable}},
	{"no photo", refusal(400, "Bad Request: IMAGE_PROCESS_FAILED", ``), Error{Class: FileUnusable}},
}

func TestAnswersAreClassified(t *testing.T) {
	for _, test := range answers {
		t.Run(test.name, func(t *testing.T) {
			client := serve(t, test.answer)
			ways := map[string]func(context.Context) error{
				"send": func(ctx context.Context) error {
					_, err := client.Send(ctx, 1, store.Message{Text: "x"}, false)
					return err
				},
				// The library forgets the code of an upload.
				"upload": func(ctx context.Context) error {
					_, err := client.Send(ctx, 1, uploadMessage, false)
					return err
				},
			}
			for way, send := range ways {
				got := failureOf(t, send(t.Context()))
				same := got.Class == test.want.Class && got.RetryAfter == test.want.RetryAfter &&
					got.MigratedTo == test.want.MigratedTo && got.Ambiguous == test.want.Ambiguous
				if !same {
					t.Errorf("%s: got %v (%+v)", way, got, *got)
				}
			}
		})
	}
}

func TestDescriptionsRepeatNothingAPersonTyped(t *testing.T) {
	for description, want := range map[string]string{
		`Bad Request: can't parse entities: Unsupported start tag "айгерім" at byte offset 3`:         `Bad Request: can't parse entities: Unsupported start tag … at byte offset 3`,
		`Bad Request: inline keyboard button URL 'tg://Асан's page' is invalid: Unsupported protocol`: `Bad Request: inline keyboard button URL … is invalid: Unsupported protocol`,
		`Bad Request: can't parse entities: Can't find end tag corresponding to start tag b`:          `Bad Request: can't parse entities: Can't find end tag corresponding to start tag b`,
		strings.Repeat("ы", 300): strings.Repeat("ы", 200),
	} {
		client := serve(t, refusal(400, description, ``))
		_, err := client.Send(t.Context(), 1, store.Message{Text: "x"}, false)
		if got := failureOf(t, err).Description; got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestEveryClassIsNamed(t *testing.T) {
	for class := range Class(len(classes)) {
		if class.String() == "" {
			t.Errorf("class %d has no name", class)
		}
	}
	if Temporary.Is(nil) || Temporary.Is(io.EOF) || !Refused.Is(fmt.Errorf("wrapped: %w", &Error{Class: Refused})) {
		t.Error("Is is wrong")
	}
}
