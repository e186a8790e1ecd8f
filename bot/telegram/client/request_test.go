package client

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParametersAreAJSONObject(t *testing.T) {
	for _, c := range []struct {
		params params
		want   map[string]any
	}{
		{nil, map[string]any{}},
		{params{"text": "{\"a\"} <b>Сәлем</b> & \u2028\n"}, map[string]any{"text": "{\"a\"} <b>Сәлем</b> & \u2028\n"}},
		{
			params{"chat_id": "-5", "reply_markup": `{"inline_keyboard":[]}`},
			map[string]any{"chat_id": "-5", "reply_markup": map[string]any{"inline_keyboard": []any{}}},
		},
	} {
		var got map[string]any
		if err := json.Unmarshal(encodeJSON(c.params), &got); err != nil {
			t.Errorf("%v: %v", c.params, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestOnlyAnAnswerThatIsAMessageIsShortened(t *testing.T) {
	for answer, want := range map[string]string{
		`{"ok":true,"result":{"message_id":42,"date":1,"chat":{"id":5}}}`: `{"ok":true,"result":{"message_id":42}}`,
		`{"ok":true,"result":{"message_id":42}}`:                          `{"ok":true,"result":{"message_id":42}}`,
		`{"ok":true,"result":{"message_id":"x"}}`:                         `{"ok":true,"result":{"message_id":"x"}}`,
		`{"ok":true,"result":{"message_id":42,"da`:                        `{"ok":true,"result":{"message_id":42,"da`,
		`{"ok":true,"result":true}`:                                       `{"ok":true,"result":true}`,
		`{"ok":false,"error_code":400,"description":"x"}`:                 `{"ok":false,"error_code":400,"description":"x"}`,
	} {
		if got := string(shorten([]byte(answer))); got != want {
			t.Errorf("%s: got %s, want %s", answer, got, want)
		}
	}
}

// Of an address of a Bot API server with a path, a name and a password all is kept.
func TestTheAddressOfACallKeepsThatOfTheServer(t *testing.T) {
	client := clientOf(t, "https://name:word@example.org/a%2Fb/")
	if got, want := client.newRequest("getMe", nil).URL.String(), "https://name:word@example.org/a%2Fb/bot"+testToken+"/getMe"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
