package client

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// answerLimit is twice the most that the Bot API server puts in an answer.
const answerLimit = 8 << 20

// maxIdleConns is how many connections are kept for the next call.
const maxIdleConns = 80

// silence keeps the library from printing anything: it prints addresses, and
// with them the token.
var silence = sync.OnceFunc(func() { _ = tgbotapi.SetLogger(mute{}) })

type mute struct{}

func (mute) Println(...any)        {}
func (mute) Printf(string, ...any) {}

// newHTTPClient keeps a connection for each parallel call. It stays with HTTP/1.1
// so that one stuck connection holds up one chat and not all of them. Each call has
// a limit of its own; longest bounds them all.
func newHTTPClient(transport http.RoundTripper, longest time.Duration, parallel int) *http.Client {
	if transport == nil {
		transport = newTransport(parallel)
	}
	return &http.Client{
		Timeout:   longest,
		Transport: transport,
		// The token is in the address: it must not follow wherever it is sent.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func newTransport(parallel int) *http.Transport {
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConnsPerHost: parallel,
		IdleConnTimeout:     90 * time.Second,
	}
}

// What is wrong with an answer that is none of the Bot API's.
var (
	errCutShort    = errors.New("the answer was cut short")
	errTooLong     = errors.New("the answer is too long")
	errUnreadable  = errors.New("the answer is not what the Bot API says")
	errServerFault = errors.New("the server has a fault")
)

// door is the HTTP client of one call: it binds the call to a context and lets
// through only answers that can have come from the Bot API.
type door struct {
	ctx  context.Context
	http *http.Client
	// connected is set once Telegram may have received something.
	connected bool
}

// Do sends a request and reads the whole answer. The body of the request is
// closed in any case, as http.Client promises.
func (d *door) Do(request *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(d.ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { d.connected = true },
	})
	response, err := d.http.Do(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	body, err := read(response)
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}

func read(response *http.Response) ([]byte, error) {
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit+1))
	broken := &Error{Class: Temporary, Code: response.StatusCode, Ambiguous: true}
	switch status := response.StatusCode; {
	case status == http.StatusRequestEntityTooLarge:
		broken.Class, broken.Ambiguous, broken.cause = Refused, false, errors.New("the request is too large")
	case status >= http.StatusInternalServerError:
		broken.cause = errServerFault
	case err != nil:
		broken.cause = errCutShort
	case len(body) > answerLimit:
		broken.cause = errTooLong
	case !bytes.HasPrefix(bytes.TrimLeft(body, " \r\n\t"), []byte("{")):
		// A page of a proxy, a portal or a load balancer. What it refused has not
		// reached Telegram.
		broken.cause, broken.Ambiguous = errUnreadable, status < http.StatusMultipleChoices
	default:
		return body, nil
	}
	return nil, broken
}
