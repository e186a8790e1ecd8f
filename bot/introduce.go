package bot

import (
	"context"

	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// introduce learns the bot's own name, without which commands in groups can't be
// told from those of other bots. It waits for as long as Telegram is away.
func (b *Bot) introduce(ctx context.Context) error {
	trouble := b.newTrouble("getMe")
	for {
		account, err := b.client.GetMe(ctx)
		if err == nil {
			b.name.Store(&account.Name)
			b.decoder = client.Decoder{BotName: account.Name}
			b.log.Info("polling", "bot", account.Name)
			return nil
		}
		if err := b.endure(ctx, trouble, err); err != nil {
			return ignoreCanceled(err)
		}
	}
}

// botName is the bot's own name, empty until it was learned. Whoever sends may ask for
// it before that.
func (b *Bot) botName() string {
	if name := b.name.Load(); name != nil {
		return *name
	}
	return ""
}

// present sets the menu of commands and the description that people see who have
// chosen no language yet: by the language of their phone, Kazakh for all others. A
// failure costs a menu, not a message, so it is logged and no more.
func (b *Bot) present(ctx context.Context) {
	for _, language := range []store.Language{"", store.Kazakh, store.Russian} {
		if err := b.presentIn(ctx, language); err != nil {
			if ctx.Err() == nil {
				b.log.Warn("the bot's menu and description could not be set, they stay as they were", "language", string(language), "error", err)
			}
			return
		}
	}
}

func (b *Bot) presentIn(ctx context.Context, language store.Language) error {
	entries, err := b.menuEntries(language, nil)
	if err != nil {
		return err
	}
	description, err := b.renderer.text(language, dialog.Say("bot_description"), plain)
	if err != nil {
		return err
	}
	short, err := b.renderer.text(language, dialog.Say("bot_short_description"), plain)
	if err != nil {
		return err
	}
	code := string(language)
	if err := b.client.SetCommands(ctx, client.AllChats, code, entries); err != nil {
		return err
	}
	if err := b.client.SetDescription(ctx, code, description); err != nil {
		return err
	}
	return b.client.SetShortDescription(ctx, code, short)
}
