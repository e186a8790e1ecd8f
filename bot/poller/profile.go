package poller

import (
	"context"

	"usynys/bot/telegram/client"
	"usynys/store"
)

// FetchIdentity asks for the bot's own name, which tells its commands in groups from
// those of other bots. It tries again while Telegram is away.
func (p *Poller) FetchIdentity(ctx context.Context) error {
	failures := p.newRetryLog("getMe")
	for {
		account, err := p.Client.GetMe(ctx)
		if err == nil {
			p.Engine.SetBotName(account.Name)
			p.Log.Info("polling", "bot", account.Name)
			return nil
		}
		if err := p.handlePollError(ctx, failures, err); err != nil {
			return err
		}
	}
}

// PublishProfile sets the menu of commands and the description for people who have not
// chosen a language: by the language of their phone, with Kazakh as the default. A failure
// costs no message, so it is only logged.
func (p *Poller) PublishProfile(ctx context.Context) {
	for _, language := range []store.Language{"", store.Kazakh, store.Russian} {
		if err := p.publishIn(ctx, language); err != nil {
			if ctx.Err() == nil {
				p.Log.Warn("the bot's menu and description could not be set, they stay as they were", "language", string(language), "error", err)
			}
			return
		}
	}
}

func (p *Poller) publishIn(ctx context.Context, language store.Language) error {
	profile, err := p.Engine.Profile(language)
	if err != nil {
		return err
	}
	code := string(language)
	if err := p.Client.SetCommands(ctx, client.AllChats, code, profile.Commands); err != nil {
		return err
	}
	if err := p.Client.SetDescription(ctx, code, profile.Description); err != nil {
		return err
	}
	return p.Client.SetShortDescription(ctx, code, profile.ShortDescription)
}
