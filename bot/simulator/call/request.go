package call

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
)

// maxBody is Telegram's limit for uploads plus room for the other parameters.
const maxBody = 50<<20 + 1<<20

// Request is one call. As in the Bot API server all parameters are strings; a value
// in a JSON body that is not a string stays JSON.
type Request struct {
	Method string
	Params map[string]string

	// MessageID is the message that the call sent or edited, the first one of an
	// album. The method sets it, for the log of calls.
	MessageID int64

	uploads   map[string]*Upload
	notString map[string]bool // the parameters of a JSON body whose values are not strings
	duplicate string          // the name of a parameter that was given twice
}

// Upload is one file of a multipart form.
type Upload struct {
	Name string
	Data []byte

	used bool
}

// Read reads the parameters from query and body. The request is usable even when
// there is an error.
func Read(r *http.Request, method string) (*Request, *botapi.Error) {
	req := &Request{Method: method, Params: map[string]string{}}
	if r.URL.RawQuery != "" {
		req.addForm(r.URL.Query())
	}
	if r.Body != nil && r.Body != http.NoBody {
		if err := req.readBody(r); err != nil {
			return req, err
		}
	}
	return req, req.checkNames()
}

func (req *Request) readBody(r *http.Request) *botapi.Error {
	body := io.LimitReader(r.Body, maxBody+1)
	mediaType, attributes, mediaErr := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if mediaErr == nil && mediaType == "multipart/form-data" {
		return req.addMultipart(body, attributes["boundary"])
	}
	data, err := io.ReadAll(body)
	switch {
	case err != nil:
		return botapi.BadRequest("can't read the request body") // the sender is gone
	case len(data) > maxBody:
		return botapi.ErrTooLarge
	case len(data) == 0:
		return nil
	}
	switch mediaType {
	case "application/json":
		return req.addJSON(data)
	case "application/x-www-form-urlencoded":
		values, err := url.ParseQuery(string(data))
		if err != nil {
			return botapi.Violationf("can't parse the urlencoded body")
		}
		req.addForm(values)
		return nil
	}
	return botapi.Violationf("unsupported Content-Type %q", mediaType)
}

func (req *Request) add(name, value string) {
	if _, ok := req.Params[name]; ok {
		req.duplicate = name
	}
	req.Params[name] = value
}

func (req *Request) addForm(values url.Values) {
	for name, list := range values {
		for _, value := range list {
			req.add(name, value)
		}
	}
}

var errNotUTF8 = botapi.Violationf("strings must be encoded in UTF-8")

func (req *Request) checkNames() *botapi.Error {
	for name, value := range req.Params {
		if !utf8.ValidString(value) || !utf8.ValidString(name) {
			return errNotUTF8
		}
	}
	if req.duplicate != "" {
		return botapi.Violationf("parameter %q is given twice", req.duplicate)
	}
	return nil
}

// Chat returns the numeric chat id of the call, 0 when there is none.
func (req *Request) Chat() int64 { return req.Integer("chat_id") }

// Integer returns a parameter that was validated; 0 when it is absent.
func (req *Request) Integer(name string) int64 {
	n, _ := strconv.ParseInt(req.Params[name], 10, 64)
	return n
}

// Float returns a parameter that was validated; 0 when it is absent.
func (req *Request) Float(name string) float64 {
	value, _ := strconv.ParseFloat(req.Params[name], 64)
	return value
}

// Bool returns a parameter that was validated; false when it is absent.
func (req *Request) Bool(name string) bool { return req.Params[name] == "true" }

// Decode reads a JSON parameter. A field that the Bot API does not know, or one of
// another type, is a violation.
func (req *Request) Decode(name string, target any) *botapi.Error {
	decoder := json.NewDecoder(strings.NewReader(req.Params[name]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		return botapi.Violationf("can't parse parameter %q: %s", name, strings.TrimPrefix(err.Error(), "json: "))
	}
	return nil
}
