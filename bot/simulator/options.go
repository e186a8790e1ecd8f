package simulator

import (
	"strconv"
	"strings"
	"time"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/messenger"
)

// Options describes the bot and the behaviour of the server. The zero value works.
type Options struct {
	Listen  string // address to listen on; default 127.0.0.1:0
	Token   string // default DefaultToken
	BotID   int64  // default: the number before the colon of the token
	BotName string // username without @; default usynys_bot

	// Now returns the time of every message and of every expiry. Default time.Now. It
	// is called from many goroutines.
	Now func() time.Time

	// PrivacyOff turns privacy mode off: the bot receives everything in groups. At
	// Telegram "privacy mode is enabled by default for all bots", as it is here.
	PrivacyOff bool

	// LongPollMax bounds the timeout of getUpdates. Default 50 s, as at Telegram.
	LongPollMax time.Duration

	// FirstUpdateID is the id of the first update. Default 1000.
	FirstUpdateID int64

	// ThrottleRepeatedOffset turns on Telegram's brake for tight loops: the same offset
	// again within half a second returns one update.
	ThrottleRepeatedOffset bool

	// CallbackLifetime is how long a callback query can be answered, and how long it
	// stays in the queue. Default 150 s.
	CallbackLifetime time.Duration

	// Seed decides which calls meet a fault with a chance, and the ids of updates
	// after an idle week.
	Seed uint64

	// Latency is the delay before each call is read; see SetLatency.
	Latency time.Duration

	// KeepCalls is the size of the log of calls; the oldest are dropped. Default
	// 100,000.
	KeepCalls int
}

// DefaultToken is the default of Options.Token.
const DefaultToken = "1234567890:simulated-token-for-tests-and-demo"

// botTitle is the first name of the bot.
const botTitle = "Usynys"

func botIDOf(token string) int64 {
	number, _, _ := strings.Cut(token, ":")
	if id, err := strconv.ParseInt(number, 10, 64); err == nil {
		return id
	}
	return 1
}

func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.Token == "" {
		o.Token = DefaultToken
	}
	if o.BotID == 0 {
		o.BotID = botIDOf(o.Token)
	}
	if o.BotName == "" {
		o.BotName = "usynys_bot"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.LongPollMax == 0 {
		o.LongPollMax = 50 * time.Second
	}
	if o.FirstUpdateID == 0 {
		o.FirstUpdateID = 1000
	}
	if o.CallbackLifetime == 0 {
		o.CallbackLifetime = 150 * time.Second
	}
	if o.KeepCalls == 0 {
		o.KeepCalls = 100_000
	}
	return o
}

func (o Options) forMessenger() messenger.Options {
	return messenger.Options{
		Bot: botapi.User{ID: o.BotID, IsBot: true, FirstName: botTitle, Username: o.BotName},
		Now: o.Now, PrivacyOff: o.PrivacyOff, LongPollMax: o.LongPollMax, FirstUpdateID: o.FirstUpdateID,
		ThrottleRepeatedOffset: o.ThrottleRepeatedOffset, CallbackLifetime: o.CallbackLifetime, Seed: o.Seed,
	}
}
