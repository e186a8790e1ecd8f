package bot

import (
	"usynys/bot/telegram/client"
	"usynys/locales"
)

// Assemble returns a bot with the built-in words and a client of the Bot API. It is how
// a program makes its bot: Words and Client of the options are filled in, and the client
// gets the Files of the options.
func Assemble(options Options, api client.Options) (*Bot, error) {
	words, err := locales.Load()
	if err != nil {
		return nil, err
	}
	if options.Files != nil {
		api.Files = options.Files
	}
	connected, err := client.New(api)
	if err != nil {
		return nil, err
	}
	options.Words, options.Client = words, connected
	return New(options), nil
}
