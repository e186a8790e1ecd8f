package bot

import (
	"usynys/bot/telegram"
	"usynys/locales"
)

// Assemble returns a bot with the built-in words and a client of the Bot API. It is how
// a program makes its bot: Words and Client of the options are filled in.
func Assemble(options Options, api telegram.Options) (*Bot, error) {
	words, err := locales.Load()
	if err != nil {
		return nil, err
	}
	client, err := telegram.New(api)
	if err != nil {
		return nil, err
	}
	options.Words, options.Client = words, client
	return New(options), nil
}
