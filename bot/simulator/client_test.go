package simulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// client is a bot reduced to its HTTP calls.
type client struct {
	t      testing.TB
	server *simulator.Server
}

type params map[string]any

type result struct {
	httpStatus  int
	header      http.Header
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	ErrorCode   int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

func start(t testing.TB, options simulator.Options) (*simulator.Server, client) {
	t.Helper()
	server, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return server, client{t, server}
}

func (c client) address(method string) string {
	return c.server.URL() + "/bot" + c.server.Token() + "/" + method
}

// answer is a raw reply.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// post sends JSON and returns the raw outcome.
func (c client) post(method string, p params) (answer, error) {
	if p == nil {
		p = params{}
	}
	body, err := json.Marshal(p)
	if err != nil {
		c.t.Error(err)
	}
	response, err := http.Post(c.address(method), "application/json", bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	return answer{status: response.StatusCode, header: response.Header, body: body}, err
}

// call expects a well-formed reply, a result or an error.
func (c client) call(method string, p params) result {
	c.t.Helper()
	reply, err := c.post(method, p)
	if err != nil {
		c.t.Errorf("%s: %v", method, err)
		return result{}
	}
	return c.decoded(reply)
}

func (c client) decoded(reply answer) result {
	c.t.Helper()
	out := result{httpStatus: reply.status, header: reply.header}
	if err := json.Unmarshal(reply.body, &out); err != nil {
		c.t.Errorf("reply %q: %v", reply.body, err)
	}
	return out
}

// must expects success and decodes the result into target, if any.
func (c client) must(method string, p params, target any) {
	c.t.Helper()
	out := c.call(method, p)
	if !out.OK {
		c.t.Fatalf("%s: %d %s", method, out.ErrorCode, out.Description)
	}
	if target != nil {
		if err := json.Unmarshal(out.Result, target); err != nil {
			c.t.Fatalf("%s: %v in %s", method, err, out.Result)
		}
	}
}

// refused expects an error reply that contains the text.
func (c client) refused(method string, p params, code int, text string) {
	c.t.Helper()
	out := c.call(method, p)
	if out.OK || out.httpStatus != code || out.ErrorCode != code || !strings.Contains(out.Description, text) {
		c.t.Errorf("%s: got %d %q, want %d %q", method, out.httpStatus, out.Description, code, text)
	}
}

type form struct{ name, fileName, content string }

func (c client) upload(method string, parts ...form) result {
	c.t.Helper()
	var body bytes.Buffer
	writer := multipart.NewWriter(&body)
	for _, part := range parts {
		if part.fileName == "" {
			_ = writer.WriteField(part.name, part.content)
			continue
		}
		file, err := writer.CreateFormFile(part.name, part.fileName)
		if err != nil {
			c.t.Fatal(err)
		}
		_, _ = io.WriteString(file, part.content)
	}
	_ = writer.Close()
	response, err := http.Post(c.address(method), writer.FormDataContentType(), &body)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return c.decoded(answer{status: response.StatusCode, header: response.Header, body: data})
}

type update struct {
	ID            int64    `json:"update_id"`
	Message       *message `json:"message"`
	EditedMessage *message `json:"edited_message"`
	ChannelPost   *message `json:"channel_post"`
	Callback      *struct {
		ID      string   `json:"id"`
		From    user     `json:"from"`
		Data    string   `json:"data"`
		Message *message `json:"message"`
	} `json:"callback_query"`
	Member *struct {
		Chat struct{ ID int64 } `json:"chat"`
		From user               `json:"from"`
		Old  struct {
			Status string `json:"status"`
		} `json:"old_chat_member"`
		New struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

type user struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	Language  string `json:"language_code"`
}

type message struct {
	ID       int64               `json:"message_id"`
	Date     int64               `json:"date"`
	EditDate int64               `json:"edit_date"`
	From     *user               `json:"from"`
	Sender   *struct{ ID int64 } `json:"sender_chat"`
	Chat     struct {
		ID   int64  `json:"id"`
		Type string `json:"type"`
	} `json:"chat"`
	NewMembers  []user             `json:"new_chat_members"`
	Left        *user              `json:"left_chat_member"`
	NewTitle    string             `json:"new_chat_title"`
	MigrateTo   int64              `json:"migrate_to_chat_id"`
	MigrateFrom int64              `json:"migrate_from_chat_id"`
	ReplyTo     *message           `json:"reply_to_message"`
	Text        string             `json:"text"`
	Caption     string             `json:"caption"`
	Entities    []simulator.Entity `json:"entities"`
	MediaGroup  string             `json:"media_group_id"`
	Markup      json.RawMessage    `json:"reply_markup"`
	Photo       []struct {
		FileID string `json:"file_id"`
	} `json:"photo"`
	Document *struct {
		FileID string `json:"file_id"`
		Name   string `json:"file_name"`
		Mime   string `json:"mime_type"`
	} `json:"document"`
}

func (c client) updates(p params) []update {
	c.t.Helper()
	var updates []update
	c.must("getUpdates", p, &updates)
	return updates
}

func within(t testing.TB, limit time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	return ctx
}

func noViolations(t testing.TB, server *simulator.Server) {
	t.Helper()
	for _, violation := range server.Violations() {
		t.Errorf("violation: %v", violation)
	}
}

func oneViolation(t testing.TB, server *simulator.Server, text string) {
	t.Helper()
	violations := server.Violations()
	if len(violations) != 1 || !strings.Contains(violations[0].String(), text) {
		t.Errorf("violations %v, want one with %q", violations, text)
	}
}

func keyboard(rows ...[]params) params { return params{"inline_keyboard": rows} }

func button(text, data string) params { return params{"text": text, "callback_data": data} }

// clock is a clock that only set moves.
type clock struct{ seconds atomic.Int64 }

func (c *clock) now() time.Time { return time.Unix(1_750_000_000+c.seconds.Load(), 0) }

// set moves the clock to a time after its beginning.
func (c *clock) set(since time.Duration) { c.seconds.Store(int64(since / time.Second)) }
