package method

import (
	"encoding/json"
	"net/url"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/markup"
)

const (
	maxButtons      = 100 // not documented
	maxCallbackData = 64  // bytes
)

// inlineKeyboard reads reply_markup as an inline keyboard. It returns nil for one
// without buttons: a bot removes a keyboard with it.
func inlineKeyboard(req *call.Request) (*botapi.Keyboard, *botapi.Error) {
	raw := req.Params["reply_markup"]
	if raw == "" {
		return nil, nil
	}
	var fields map[string]json.RawMessage
	// It is a JSON object: the parameters were validated.
	_ = json.Unmarshal([]byte(raw), &fields)
	for _, other := range []string{"keyboard", "remove_keyboard", "force_reply"} {
		if fields[other] != nil {
			return nil, botapi.Violationf("reply_markup with %q is not simulated", other)
		}
	}
	keyboard := &botapi.Keyboard{}
	if err := req.Decode("reply_markup", keyboard); err != nil {
		return nil, err
	}
	if keyboard.Rows == nil {
		return nil, botapi.Violationf("can't parse inline keyboard markup: inline_keyboard must be an array")
	}
	return checkKeyboard(keyboard)
}

// checkKeyboard validates the buttons and drops empty rows.
func checkKeyboard(k *botapi.Keyboard) (*botapi.Keyboard, *botapi.Error) {
	count := 0
	rows := [][]botapi.Button{}
	for _, row := range k.Rows {
		for _, button := range row {
			if err := checkButton(button); err != nil {
				return nil, err
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
		count += len(row)
	}
	if count > maxButtons {
		return nil, botapi.Violationf("reply markup is too long")
	}
	if count == 0 {
		return nil, nil
	}
	return &botapi.Keyboard{Rows: rows}, nil
}

func checkButton(b botapi.Button) *botapi.Error {
	const prefix = "can't parse inline keyboard button: "
	switch {
	case b.Text == "":
		return botapi.Violationf(prefix + "field \"text\" must be a non-empty String")
	case b.URL == nil && b.Data == nil:
		return botapi.Violationf(prefix + "text buttons are unallowed in the inline keyboard")
	case b.URL != nil && b.Data != nil:
		return botapi.Violationf(prefix + "exactly one action must be used")
	case b.Data != nil && (*b.Data == "" || len(*b.Data) > maxCallbackData):
		return botapi.Violationf("BUTTON_DATA_INVALID")
	case b.URL != nil && !isButtonURL(*b.URL):
		return botapi.Violationf("inline keyboard button URL %q is invalid: wrong HTTP URL", *b.URL)
	case b.URL != nil:
		return markup.CheckDeepLink(*b.URL)
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
