package simulator

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxBody is Telegram's limit on uploads plus room for the other parameters.
const maxBody = 50<<20 + 1<<20

// request is one call with its parameters, all as strings the way the Bot API
// server keeps them; whatever is not a string in a JSON body stays JSON.
type request struct {
	method  string
	params  map[string]string
	uploads map[string]*upload
	// twice names a parameter that was given more than once.
	twice string

	// done is what the call touched, for the log of calls.
	messageID int64
}

// upload is one file of a multipart form.
type upload struct {
	name string
	data []byte
	used bool
}

// readRequest collects the parameters of query and body.
func readRequest(r *http.Request, method string) (*request, *failure) {
	req := &request{method: method, params: map[string]string{}}
	if r.URL.RawQuery != "" {
		req.addForm(r.URL.Query())
	}
	if r.Body == nil || r.Body == http.NoBody {
		return req, req.checkEncoding()
	}
	body := io.LimitReader(r.Body, maxBody+1)
	kind, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && kind == "multipart/form-data" {
		if failed := req.addMultipart(body, attributes["boundary"]); failed != nil {
			return req, failed
		}
		return req, req.checkEncoding()
	}
	data, readErr := io.ReadAll(body)
	switch {
	case readErr != nil:
		return req, refusal("can't read the request body") // whoever sent it is gone
	case len(data) > maxBody:
		return req, errTooLarge
	case len(data) == 0:
	case kind == "application/json":
		if failed := req.addJSON(data); failed != nil {
			return req, failed
		}
	case kind == "application/x-www-form-urlencoded":
		values, parseErr := url.ParseQuery(string(data))
		if parseErr != nil {
			return req, mistakef("can't parse the urlencoded body")
		}
		req.addForm(values)
	default:
		return req, mistakef("unsupported Content-Type %q", kind)
	}
	return req, req.checkEncoding()
}

func (req *request) add(name, value string) {
	if _, ok := req.params[name]; ok {
		req.twice = name
	}
	req.params[name] = value
}

func (req *request) addForm(values url.Values) {
	for name, list := range values {
		for _, value := range list {
			req.add(name, value)
		}
	}
}

func (req *request) addJSON(data []byte) *failure {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return mistakef("can't parse JSON-encoded request body")
	}
	for name, raw := range fields {
		if len(raw) > 0 && raw[0] == '"' {
			var text string
			if err := json.Unmarshal(raw, &text); err != nil {
				return mistakef("can't parse JSON-encoded request body")
			}
			req.add(name, text)
			continue
		}
		req.add(name, string(bytes.TrimSpace(raw)))
	}
	return nil
}

func (req *request) checkEncoding() *failure {
	for name, value := range req.params {
		if !utf8.ValidString(value) || !utf8.ValidString(name) {
			return mistakef("strings must be encoded in UTF-8")
		}
	}
	if req.twice != "" {
		return mistakef("parameter %q is given twice", req.twice)
	}
	return nil
}

// chat is the numeric chat id of the call, 0 when there is none.
func (req *request) chat() int64 { return req.integer("chat_id") }

// integer reads a parameter that was checked already; absent is 0.
func (req *request) integer(name string) int64 {
	n, _ := strconv.ParseInt(req.params[name], 10, 64)
	return n
}

func (req *request) flag(name string) bool { return strings.EqualFold(req.params[name], "true") }
