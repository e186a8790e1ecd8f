package messenger

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"usynys/bot/simulator/botapi"
)

// Options describes the bot and its surroundings. All fields must be set.
type Options struct {
	Bot botapi.User

	// Now returns the time of every message and of every expiry.
	Now func() time.Time

	// PrivacyOff turns the privacy mode of the bot off.
	PrivacyOff bool

	// LongPollMax bounds the timeout of getUpdates.
	LongPollMax time.Duration

	// FirstUpdateID is the id of the first update.
	FirstUpdateID int64

	// ThrottleRepeatedOffset makes the same offset again within half a second return
	// one update.
	ThrottleRepeatedOffset bool

	// CallbackLifetime is how long a callback query can be answered, and how long it
	// stays in the queue.
	CallbackLifetime time.Duration

	// Seed decides the ids of updates after an idle week.
	Seed uint64
}

// State is all that the messenger knows.
type State struct {
	sync.Mutex
	options Options

	changed    chan struct{} // made by the first waiter, closed at the next change
	queue      queue
	poll       polling
	chats      map[int64]*Chat
	people     map[int64]*Person
	files      map[string]*File
	queries    map[string]*query
	lastSerial int64
	profile    profile
	ids        *rand.Rand
	violations []Violation
}

// New returns the state of a messenger without people and chats.
func New(options Options) *State {
	return &State{
		options: options,
		queue:   queue{next: options.FirstUpdateID},
		chats:   map[int64]*Chat{},
		people:  map[int64]*Person{},
		files:   map[string]*File{},
		queries: map[string]*query{},
		profile: newProfile(),
		ids:     rand.New(rand.NewPCG(options.Seed, 1)), //nolint:gosec // it must be repeatable, not secret
	}
}

// Bot returns the bot. It needs no lock.
func (s *State) Bot() botapi.User { return s.options.Bot }

// PrivacyOff reports whether the privacy mode of the bot is off. It needs no lock.
func (s *State) PrivacyOff() bool { return s.options.PrivacyOff }

// User returns the person with the id, as far as the messenger knows them.
func (s *State) User(id int64) (botapi.User, bool) {
	if person := s.people[id]; person != nil {
		return person.User, true
	}
	return botapi.User{}, false
}

func (s *State) now() time.Time { return s.options.Now() }

// serial returns a number that never repeats, for ids of files, queries and albums.
func (s *State) serial() int64 {
	s.lastSerial++
	return s.lastSerial
}

// Changed returns a channel that is closed at the next change.
func (s *State) Changed() <-chan struct{} {
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.changed
}

// Announce wakes those who wait for a change.
func (s *State) Announce() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

// Violation is a mistake that a correct bot never makes.
type Violation struct {
	At      time.Time
	Method  string
	Chat    int64
	Problem string
}

func (v Violation) String() string {
	return fmt.Sprintf("%s (chat %d): %s", v.Method, v.Chat, v.Problem)
}

// maxViolations keeps a bot that is wrong in a loop from filling the memory.
const maxViolations = 10_000

// AddViolation records a violation.
func (s *State) AddViolation(method string, chat int64, problem string) {
	if len(s.violations) < maxViolations {
		s.violations = append(s.violations, Violation{At: s.now(), Method: method, Chat: chat, Problem: problem})
	}
	s.Announce()
}

// Violations returns what was recorded, oldest first.
func (s *State) Violations() []Violation { return slices.Clone(s.violations) }
