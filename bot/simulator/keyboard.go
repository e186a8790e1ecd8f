package simulator

import (
	"net/url"
	"reflect"
	"unicode/utf8"
)

const (
	maxButtons      = 100
	maxCallbackData = 64  // bytes
	maxCopyText     = 256 // code points
)

type keyboardJSON struct {
	Rows [][]buttonJSON `json:"inline_keyboard"`
}

type buttonJSON struct {
	Text  string        `json:"text"`
	Icon  string        `json:"icon_custom_emoji_id,omitempty"`
	Style string        `json:"style,omitempty"`
	URL   *string       `json:"url,omitempty"`
	Data  *string       `json:"callback_data,omitempty"`
	Copy  *copyTextJSON `json:"copy_text,omitempty"`
}

type copyTextJSON struct {
	Text string `json:"text"`
}

// inlineKeyboard reads reply_markup as an inline keyboard; nil when it has no
// button, which is how a bot takes a keyboard away.
func inlineKeyboard(req *request) (*keyboardJSON, *failure) {
	if req.params["reply_markup"] == "" {
		return nil, nil
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
	actions := 0
	for _, given := range []bool{b.URL != nil, b.Data != nil, b.Copy != nil} {
		if given {
			actions++
		}
	}
	switch {
	case b.Text == "":
		return mistakef(prefix + "field \"text\" must be a non-empty String")
	case actions == 0:
		return mistakef(prefix + "text buttons are unallowed in the inline keyboard")
	case actions > 1:
		return mistakef(prefix + "exactly one action must be used")
	case b.Data != nil && (*b.Data == "" || len(*b.Data) > maxCallbackData):
		return mistakef("BUTTON_DATA_INVALID")
	case b.URL != nil && checkDeepLink(*b.URL) != nil:
		return checkDeepLink(*b.URL)
	case b.URL != nil && !isButtonURL(*b.URL):
		return mistakef("inline keyboard button URL %q is invalid: wrong HTTP URL", *b.URL)
	case b.Copy != nil && (b.Copy.Text == "" || utf8.RuneCountInString(b.Copy.Text) > maxCopyText):
		return mistakef("BUTTON_COPY_TEXT_INVALID")
	case b.Style != "" && b.Style != "danger" && b.Style != "success" && b.Style != "primary":
		return mistakef("BUTTON_STYLE_INVALID")
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

func (k *keyboardJSON) equal(other *keyboardJSON) bool { return reflect.DeepEqual(k, other) }
