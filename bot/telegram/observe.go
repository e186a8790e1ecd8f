package telegram

import (
	"context"
	"encoding/json"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/store"
)

// CallObserver is told about calls, for metrics. It is called by many goroutines
// and must return at once.
type CallObserver interface {
	// Called is told of each call that has ended. The error is an [*Error], or that
	// of the context where the caller gave up.
	Called(method string, err error)
}

// SendObserver is told what becomes of the rows of the outbox, for metrics. It is
// called by many goroutines and must return at once.
type SendObserver interface {
	// Sent is told of each row that Telegram has accepted.
	Sent(lane store.Lane)
	// SendFailed is told of each try that failed.
	SendFailed(class Class)
}

// unobserved is the observer where there is none.
type unobserved struct{}

func (unobserved) Called(string, error) {}
func (unobserved) Sent(store.Lane)      {}
func (unobserved) SendFailed(Class)     {}

// exchange makes a call within a time limit and tells the observer how it ended.
func (c *Client) exchange(ctx context.Context, limit time.Duration, method string, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	raw, err := c.attempt(ctx, limit, method, request)
	c.observer.Called(method, err)
	return raw, err
}
