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
	"strconv"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// maxAnswer is twice the most that the Bot API server puts in an answer, in bytes.
const maxAnswer = 8 << 20

// maxIdleConns is how many connections are kept for the next call.
const maxIdleConns = 320

// silence keeps the library from printing: it prints addresses, and with them the
// token.
var silence = sync.OnceFunc(func() { _ = tgbotapi.SetLogger(noLog{}) })

type noLog struct{}

func (noLog) Println(...any)        {}
func (noLog) Printf(string, ...any) {}

// newTransport keeps a connection for each parallel call. It uses HTTP/1.1, so that a
// connection that hangs delays one chat and not all of them.
func newTransport(parallel int) *http.Transport {
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConnsPerHost: parallel,
		IdleConnTimeout:     90 * time.Second,
		// Most requests and answers are shorter than 2 KB; a connection holds both buffers.
		WriteBufferSize: 2 << 10,
		ReadBufferSize:  2 << 10,
	}
}

// What is wrong with an answer that does not come from the Bot API.
var (
	errCutShort    = errors.New("the answer was cut short")
	errTooLong     = errors.New("the answer is too long")
	errUnreadable  = errors.New("the answer is not what the Bot API says")
	errServerFault = errors.New("the server has a fault")
)

// ctxDoer is the HTTP client of one call. It holds the context of the call because the
// library's HTTPClient has a method Do without one. It does not follow redirects: the
// token is in the address.
type ctxDoer struct {
	ctx       context.Context
	transport http.RoundTripper
	// json replaces the library's request: a form doubles the length of a text in
	// Cyrillic. Nil sends the request as it is.
	json *http.Request
	// connected is set once Telegram may have received something.
	connected bool
}

// Do sends a request and reads the whole answer. It returns only answers that can have
// come from the Bot API. The body of the request is always closed.
func (d *ctxDoer) Do(request *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(d.ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { d.connected = true },
	})
	if d.json != nil {
		request = d.json
	}
	if user := request.URL.User; user != nil {
		password, _ := user.Password()
		request.SetBasicAuth(user.Username(), password)
	}
	response, err := d.transport.RoundTrip(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	body, err := readAnswer(response)
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(shorten(body)))
	return response, nil
}

func readAnswer(response *http.Response) ([]byte, error) {
	defer func() { _ = response.Body.Close() }()
	body, err := readBody(response)
	broken := &Error{Class: Temporary, Code: response.StatusCode, Ambiguous: true}
	switch status := response.StatusCode; {
	case status == http.StatusRequestEntityTooLarge:
		broken.Class, broken.Ambiguous, broken.cause = FileUnusable, false, errors.New("the request is too large")
	case status >= http.StatusInternalServerError:
		broken.cause = errServerFault
	case err != nil:
		broken.cause = errCutShort
	case len(body) > maxAnswer:
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

// readBody reads the body of an answer, up to one byte more than maxAnswer.
func readBody(response *http.Response) ([]byte, error) {
	if length := response.ContentLength; length > 0 && length <= maxAnswer {
		body := make([]byte, length)
		read, err := io.ReadFull(response.Body, body)
		return body[:read], err
	}
	return io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
}

// messageAnswer is how an answer begins whose result is a message.
var messageAnswer = []byte(`{"ok":true,"result":{"message_id":`)

// shorten drops all but the id of an answer that is a message: nothing else of it is
// used, and decoding it costs as much as sending.
func shorten(body []byte) []byte {
	rest, isMessage := bytes.CutPrefix(body, messageAnswer)
	if !isMessage || !bytes.HasSuffix(body, []byte("}}")) {
		return body
	}
	digits := rest[:len(rest)-len(bytes.TrimLeft(rest, "0123456789"))]
	if _, err := strconv.ParseInt(string(digits), 10, 64); err != nil {
		return body
	}
	return append(body[:len(messageAnswer)+len(digits)], "}}"...)
}
