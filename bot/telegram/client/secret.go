package client

import "fmt"

// hidden is printed instead of a secret.
const hidden = "[secret]"

// Secret holds the bot's token so that no way of printing shows it: neither a
// fmt verb, nor JSON, nor slog, nor a struct that has one inside.
type Secret struct {
	// A pointer: fmt does not ask unexported fields how to print themselves, but it
	// does not follow pointers inside a struct either.
	text *string
}

// NewSecret returns a secret that holds a text.
func NewSecret(text string) Secret { return Secret{text: &text} }

// reveal returns the text. It stays in this package.
func (s Secret) reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Format hides the text for every verb.
func (s Secret) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(hidden)) }

// MarshalText hides the text, in JSON and in slog.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
