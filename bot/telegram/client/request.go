package client

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// params are the parameters of a call by their names in the Bot API.
type params = tgbotapi.Params

// structured are the parameters whose value is JSON. All others are strings.
var structured = map[string]bool{
	"reply_markup": true, "link_preview_options": true, "commands": true, "scope": true, "allowed_updates": true,
}

// jsonHeader is shared by all requests, which do not change it.
var jsonHeader = http.Header{"Content-Type": {"application/json"}}

// newRequest returns the request of a call, with its parameters as a JSON object.
func (c *Client) newRequest(method string, parameters params) *http.Request {
	address, path := *c.address, "/bot"+c.token.reveal()+"/"+method
	address.Path += path
	if address.RawPath != "" {
		address.RawPath += path
	}
	header := jsonHeader
	if address.User != nil {
		header = jsonHeader.Clone() // It gets the name and the password.
	}
	body := encodeJSON(parameters)
	return &http.Request{
		Method: http.MethodPost, URL: &address, Host: address.Host, Header: header,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
		// With it a request is sent again on a new connection when the server has closed
		// the old one before it read anything.
		GetBody: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil },
	}
}

func encodeJSON(parameters params) []byte {
	size := 2
	for name, value := range parameters {
		size += len(name) + len(value) + 8
	}
	body := bytes.NewBuffer(make([]byte, 0, size))
	encoder := json.NewEncoder(body)
	encoder.SetEscapeHTML(false)
	separator := "{"
	for name, value := range parameters {
		body.WriteString(separator + `"` + name + `":`)
		if structured[name] {
			body.WriteString(value)
		} else if err := encoder.Encode(value); err != nil {
			panic("telegram: " + err.Error()) // A string can always be encoded.
		}
		separator = ","
	}
	if len(parameters) == 0 {
		body.WriteString("{")
	}
	body.WriteString("}")
	return body.Bytes()
}
