package simulator

import (
	"encoding/json"
	"net/url"
)

const (
	maxButtons      = 100
	maxCallbackData = 64 // bytes
)

type keyboardJSON struct {
	Rows [][]buttonJSON `json:"inline_keyboard"`
}

type buttonJSON struct {
	Text string  `json:"text"`
	URL  *string `json:"url,omitempty"`
	Data *string `json:"callback_data,omitempty"`
}

// inlineKeyboard reads reply_markup as an inline keyboard; nil when it has no
// button, which is how a bot takes a keyboard away.
func inlineKeyboard(req *request) (*keyboardJSON, *failure) {
	raw := req.params["reply_markup"]
	if raw == "" {
		return nil, nil
	}
	var fields map[string]json.RawMessage
	// The table has checked that it is a JSON object.
	_ = json.Unmarshal([]byte(raw), &fields)
	for _, other := range []string{"keyboard", "remove_keyboard", "force_reply"} {
		if fields[other] != nil {
			return nil, mistakef("reply_markup with %q is not simulated", other)
		}
	}
	keyboard := &keyboardJSON{}
	if failed := decode(req, "reply_markup", keyboard); failed != nil {
		return nil, failed
	}
	if keyboard.Rows == nil {
		return nil, mistakef("can't parse inline keyboard markup: inline_keyboard must be an array")
	}
	return keyboard.checked()
}

func (k *keyboardJSON) checked() (*keyboardJSON, *failure) {
	count := 0
	rows := [][]buttonJSON{}
	for _, row := range k.Rows {
		for _, button := range row {
			if failed := button.check(); failed != nil {
				return nil, failed
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
		count += len(row)
	}
	if count > maxButtons {
		return nil, mistakef("reply markup is too long")
	}
	if count == 0 {
		return nil, nil
	}
	return &keyboardJSON{Rows: rows}, nil
}

func (b buttonJSON) check() *failure {
	const prefix = "can't parse inline keyboard button: "
	switch {
	case b.Text == "":
		return mistakef(prefix + "field \"text\" must be a non-empty String")
	case b.URL == nil && b.Data == nil:
		return mistakef(prefix + "text buttons are unallowed in the inline keyboard")
	case b.URL != nil && b.Data != nil:
		return mistakef(prefix + "exactly one action must be used")
	case b.Data != nil && (*b.Data == "" || len(*b.Data) > maxCallbackData):
		return mistakef("BUTTON_DATA_INVALID")
	case b.URL != nil && checkDeepLink(*b.URL) != nil:
		return checkDeepLink(*b.URL)
	case b.URL != nil && !isButtonURL(*b.URL):
		return mistakef("inline keyboard button URL %q is invalid: wrong HTTP URL", *b.URL)
	}
	return nil
}

func isButtonURL(raw string) bool {
	parsed, err := url.Parse(raw)
	if err != nil {
		return false
	}
	switch parsed.Scheme {
	case "http", "https", "tg":
		return parsed.Host != ""
	}
	return false
}
