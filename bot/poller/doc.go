// Package poller asks Telegram for updates and has the engine decide on them. poll.go is
// the loop, batch.go the transaction, retry.go what happens while Telegram is away, and
// profile.go asks for the bot's name and publishes its menu and description.
package poller
