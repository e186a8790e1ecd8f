package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// How long a call may take. A poll may take pollMargin longer than Telegram was asked
// to hold it.
const (
	callLimit   = 30 * time.Second
	uploadLimit = 120 * time.Second
	pollMargin  = 15 * time.Second
)

// DefaultPollTimeout is the longest that Telegram holds a poll while nothing happens.
const DefaultPollTimeout = 50 * time.Second

const defaultBaseURL = "https://api.telegram.org"

// Options are the settings of a [Client]. Only the token is needed.
type Options struct {
	Token Secret
	// BaseURL is the address of the Bot API, by default https://api.telegram.org. Every
	// request has the token in its address: with http:// beyond loopback anyone on the
	// way can read it.
	BaseURL string
	// PollTimeout is how long Telegram holds a poll while nothing happens, by
	// default [DefaultPollTimeout].
	PollTimeout time.Duration
	// Transport carries the requests. By default the client has transports of its
	// own, one for the poll and one for all other calls.
	Transport http.RoundTripper
	// Files has the files that messages name. Without it such a message fails with
	// FileUnusable.
	Files fs.FS
	// Observer counts the calls; nil counts none.
	Observer Observer
}

// Client makes calls of the Bot API. It may be used by any number of goroutines.
type Client struct {
	// The poll has a connection of its own, so that it never delays the short calls.
	polls, calls http.RoundTripper
	token        Secret
	// address is the address of the Bot API, without the token.
	address *url.URL
	// endpoint is the same for the library: with a %s each for token and method.
	endpoint string
	poll     time.Duration
	files    fs.FS
	observer Observer
}

// New returns a client. It needs no network; [Client.GetMe] reports whether Telegram
// knows the token.
func New(options Options) (*Client, error) {
	if options.BaseURL == "" {
		options.BaseURL = defaultBaseURL
	}
	if options.PollTimeout == 0 {
		options.PollTimeout = DefaultPollTimeout
	}
	if options.Observer == nil {
		options.Observer = unobserved{}
	}
	if err := options.check(); err != nil {
		return nil, err
	}
	silence()
	base := strings.TrimRight(options.BaseURL, "/")
	address, err := url.Parse(base)
	if err != nil {
		return nil, errBaseURL
	}
	c := &Client{
		polls: options.Transport, calls: options.Transport,
		token: options.Token, address: address, endpoint: strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s",
		poll: options.PollTimeout, files: options.Files, observer: options.Observer,
	}
	if options.Transport == nil {
		c.polls, c.calls = newTransport(1), newTransport(maxIdleConns)
	}
	return c, nil
}

var errBaseURL = errors.New("the address of the Bot API is not an address such as " + defaultBaseURL)

var tokenShape = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

func (o Options) check() error {
	if !tokenShape.MatchString(o.Token.reveal()) {
		return errors.New("the bot token does not look like one from @BotFather, such as 123456:ABC-DEF")
	}
	base, err := url.Parse(o.BaseURL)
	switch {
	case err != nil, base.Host == "", base.Scheme != "https" && base.Scheme != "http":
		return errBaseURL
	}
	if o.PollTimeout < 0 || o.PollTimeout%time.Second != 0 {
		return fmt.Errorf("the poll timeout %s is not a number of seconds", o.PollTimeout)
	}
	return nil
}

// Close closes the connections that are idle.
func (c *Client) Close() {
	for _, transport := range []http.RoundTripper{c.polls, c.calls} {
		if own, ok := transport.(*http.Transport); ok {
			own.CloseIdleConnections()
		}
	}
}

// call makes a call within a time limit. The library is given no parameters: they are
// in the request that replaces its own.
func (c *Client) call(ctx context.Context, limit time.Duration, method string, parameters params) (json.RawMessage, error) {
	doer := &ctxDoer{transport: c.calls, json: c.newRequest(method, parameters)}
	if method == pollMethod {
		doer.transport = c.polls
	}
	return c.do(ctx, limit, method, doer, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		return api.MakeRequest(method, nil)
	})
}

// do makes a request with a client of the library that is made for this call, and
// classifies a failure. No such client is kept: it shows the token when it is printed.
func (c *Client) do(ctx context.Context, limit time.Duration, method string, doer *ctxDoer, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	result, err := c.attempt(ctx, limit, method, doer, request)
	c.observer.Called(method, err)
	return result, err
}

func (c *Client) attempt(ctx context.Context, limit time.Duration, method string, doer *ctxDoer, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	if ctx.Err() != nil {
		return nil, fmt.Errorf("telegram %s: %w", method, ctx.Err())
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	doer.ctx = within
	api := tgbotapi.BotAPI{Token: c.token.reveal(), Client: doer}
	api.SetAPIEndpoint(c.endpoint)
	answer, err := request(&api)
	switch {
	case err == nil:
		return answer.Result, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("telegram %s: %w", method, ctx.Err())
	}
	failure := c.failure(answer, err, doer.connected)
	failure.Method = method
	return nil, failure
}

// result decodes the result of a call.
func result[T any](method string, raw json.RawMessage, err error) (T, error) {
	var value T
	if err != nil {
		return value, err
	}
	if json.Unmarshal(raw, &value) != nil {
		return value, &Error{Class: Temporary, Method: method, Ambiguous: true, cause: errUnreadable}
	}
	return value, nil
}

// TokenShape reports whether a text looks like a token of @BotFather.
func TokenShape(text string) bool { return tokenShape.MatchString(text) }
