// Package poller asks Telegram for updates and has the engine decide on them. poll.go has
// the loop, batch.go the transaction, retry.go the retry policy, and profile.go asks for
// the bot's name and publishes its menu and description.
package poller
