package client

import "context"

// SetDescription sets what a person reads in the empty chat before they press Start, at most 512 characters. language is as in [Client.SetCommands].
func (c *Client) SetDescription(ctx context.Context, language, text string) error {
	return c.setProfile(ctx, "setMyDescription", "description", language, text)
}

// SetShortDescription sets the text on the bot's page and beside a shared link to it, at most 120 characters.
func (c *Client) SetShortDescription(ctx context.Context, language, text string) error {
	return c.setProfile(ctx, "setMyShortDescription", "short_description", language, text)
}

func (c *Client) setProfile(ctx context.Context, method, name, language, text string) error {
	parameters := params{name: text}
	if language != "" {
		parameters["language_code"] = language
	}
	_, err := c.call(ctx, callLimit, method, parameters)
	return err
}
