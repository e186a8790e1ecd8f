package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// How long a call may take. A poll may take pollMargin longer than Telegram was
// asked to hold it.
const (
	callLimit   = 30 * time.Second
	uploadLimit = 120 * time.Second
	pollMargin  = 15 * time.Second
)

// DefaultPollTimeout is how long Telegram holds a poll while nothing happens: the
// most that it does.
const DefaultPollTimeout = 50 * time.Second

const defaultBaseURL = "https://api.telegram.org"

// Options says how to reach Telegram. Only the token is needed.
type Options struct {
	Token Secret
	// BaseURL is where the Bot API is, by default https://api.telegram.org. The
	// token travels in every address: with http:// beyond loopback, in the open.
	BaseURL string
	// PollTimeout is how long Telegram holds a poll while nothing happens, by
	// default [DefaultPollTimeout].
	PollTimeout time.Duration
	// Transport carries the requests. By default the client has transports of its
	// own, one for the poll and one for all other calls.
	Transport http.RoundTripper
	// Observer counts the calls; nil counts none.
	Observer Observer
}

// Client speaks the Bot API. It may be used by any number of goroutines.
type Client struct {
	// polls and calls are apart, so that the one long request never stands in the
	// way of the many short ones.
	polls, calls *http.Client
	token        Secret
	// endpoint is the address of a call, with a %s each for token and method.
	endpoint string
	poll     time.Duration
	observer Observer
}

// New makes a client. It needs no network; [Client.GetMe] tells whether Telegram
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
	base := strings.ReplaceAll(strings.TrimRight(options.BaseURL, "/"), "%", "%%")
	return &Client{
		polls: newHTTPClient(options.Transport, options.PollTimeout+pollMargin, 1),
		calls: newHTTPClient(options.Transport, uploadLimit, maxIdleConns),
		token: options.Token, endpoint: base + "/bot%s/%s", poll: options.PollTimeout,
		observer: options.Observer,
	}, nil
}

var tokenShape = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

func (o Options) check() error {
	if !tokenShape.MatchString(o.Token.reveal()) {
		return errors.New("the bot token does not look like one from @BotFather, such as 123456:ABC-DEF")
	}
	base, err := url.Parse(o.BaseURL)
	switch {
	case err != nil, base.Host == "", base.Scheme != "https" && base.Scheme != "http":
		return errors.New("the address of the Bot API is not an address such as " + defaultBaseURL)
	}
	if o.PollTimeout < 0 || o.PollTimeout%time.Second != 0 {
		return fmt.Errorf("the poll timeout %s is not a number of seconds", o.PollTimeout)
	}
	return nil
}

// Close closes the connections that are idle.
func (c *Client) Close() {
	c.polls.CloseIdleConnections()
	c.calls.CloseIdleConnections()
}

// params are the parameters of a call by their names in the Bot API.
type params = tgbotapi.Params

// call makes one call of the Bot API within a time limit.
func (c *Client) call(ctx context.Context, limit time.Duration, method string, parameters params) (json.RawMessage, error) {
	return c.exchange(ctx, limit, method, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		return api.MakeRequest(method, parameters)
	})
}

// attempt gives a request one of the library's clients, made for this call and
// bound to its context, and sorts out what came of it. None is kept: the library's
// client shows its token to whoever prints it.
func (c *Client) attempt(ctx context.Context, limit time.Duration, method string, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	if ctx.Err() != nil {
		return nil, fmt.Errorf("telegram %s: %w", method, ctx.Err())
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	door := &door{ctx: within, http: c.calls}
	if method == pollMethod {
		door.http = c.polls
	}
	api := tgbotapi.BotAPI{Token: c.token.reveal(), Client: door}
	api.SetAPIEndpoint(c.endpoint)
	answer, err := request(&api)
	switch {
	case err == nil:
		return answer.Result, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("telegram %s: %w", method, ctx.Err())
	}
	failure := c.failure(answer, err, door.connected)
	failure.Method = method
	return nil, failure
}

// result reads what Telegram answered to a call.
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
