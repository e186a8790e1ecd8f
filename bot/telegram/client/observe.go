package client

import (
	"context"
	"encoding/json"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Observer is told about calls, for metrics. It is called by many goroutines
// and must return at once.
type Observer interface {
	// Called is told of each call that has ended. The error is an [*Error], or that
	// of the context where the caller gave up.
	Called(method string, err error)
}

// unobserved is the observer where there is none.
type unobserved struct{}

func (unobserved) Called(string, error) {}

// exchange makes a call within a time limit and tells the observer how it ended.
func (c *Client) exchange(ctx context.Context, limit time.Duration, method string, request func(*tgbotapi.BotAPI) (*tgbotapi.APIResponse, error)) (json.RawMessage, error) {
	raw, err := c.attempt(ctx, limit, method, request)
	c.observer.Called(method, err)
	return raw, err
}
