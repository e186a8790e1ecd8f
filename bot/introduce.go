package bot

import (
	"context"

	"usynys/bot/telegram"
	"usynys/store"
)

// introduce learns the bot's own name, without which commands in groups can't be
// told from those of other bots. It waits for as long as Telegram is away.
func (b *Bot) introduce(ctx context.Context) error {
	trouble := b.newTrouble("getMe")
	for {
		account, err := b.client.GetMe(ctx)
		if err == nil {
			b.name = account.Name
			b.decoder = telegram.Decoder{BotName: account.Name}
			b.log.Info("polling", "bot", account.Name)
			return nil
		}
		if err := b.endure(ctx, trouble, err); err != nil {
			return ignoreCanceled(err)
		}
	}
}

// setUpMenus gives every private chat the commands of a participant, in the
// language of its phone: until somebody has chosen one, that is the best guess.
// A failure costs a menu, not a message, so it is logged and no more.
func (b *Bot) setUpMenus(ctx context.Context) {
	for _, code := range []store.Language{"", store.Kazakh, store.Russian} {
		entries, err := b.menuEntries(code, nil)
		if err == nil {
			err = b.client.SetCommands(ctx, telegram.PrivateChats, string(code), entries)
		}
		if err != nil && ctx.Err() == nil {
			b.log.Warn("the menu of commands could not be set", "language", string(code), "error", err)
		}
	}
}
