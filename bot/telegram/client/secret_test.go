package client

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const testToken = "123456:CANARY-of-the-token"

func TestTokenIsNeverPrinted(t *testing.T) {
	options := Options{Token: NewSecret(testToken), BaseURL: "https://api.telegram.org"}
	client, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	type holder struct {
		secret  Secret
		options Options
		Client  *Client
		client  *Client
	}
	for name, value := range map[string]any{
		"secret": options.Token, "options": options, "pointer to options": &options, "client": client, "client itself": *client,
		"fields": holder{options.Token, options, client, client},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
				fmt.Fprintf(&out, verb, value)
			}
			text, _ := json.Marshal(value)
			out.Write(text)
			slog.New(slog.NewTextHandler(&out, nil)).Info("text", "value", value)
			slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "value", value)
			if shows := strings.Count(out.String(), hidden); strings.HasPrefix(name, "secret") && shows != 10 {
				t.Errorf("%d times hidden in %s", shows, out.String())
			}
			for _, canary := range []string{"CANARY", fmt.Sprintf("%x", "CANARY")} {
				if strings.Contains(out.String(), canary) {
					t.Errorf("the token shows in %s", out.String())
				}
			}
		})
	}
}
