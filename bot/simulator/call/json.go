package call

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
)

// addJSON reads a body that is one JSON object. It reads token by token, because
// json.Unmarshal tolerates null and a name that comes twice.
func (req *Request) addJSON(data []byte) *botapi.Error {
	if !utf8.Valid(data) {
		return errNotUTF8 // the decoder would replace it silently
	}
	if err := req.decodeObject(json.NewDecoder(bytes.NewReader(data))); err != nil {
		return botapi.Violationf("can't parse JSON-encoded request body")
	}
	return nil
}

var errNotOneObject = errors.New("the body is not one JSON object")

func (req *Request) decodeObject(decoder *json.Decoder) error {
	if opening, err := decoder.Token(); err != nil || opening != json.Delim('{') {
		return errNotOneObject
	}
	req.notString = map[string]bool{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return err
		}
		name, value := key.(string), string(raw)
		if raw[0] != '"' {
			req.notString[name] = true
		} else if err := json.Unmarshal(raw, &value); err != nil {
			return err
		}
		req.add(name, value)
	}
	if _, err := decoder.Token(); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errNotOneObject
	}
	return nil
}
