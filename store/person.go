package store

import (
	"errors"
	"strconv"
	"time"
)

// PersonID is a Telegram user id. A private chat has the id of its person.
type PersonID int64

// ChatID is a Telegram chat id: positive for a private chat, negative for a group.
type ChatID int64

// Chat returns the private chat with the person.
func (id PersonID) Chat() ChatID { return ChatID(id) }

// AgeBand is the age that a person says they have. The date of birth is never asked
// for.
type AgeBand string

// The age bands of the youth policy law (14 to 35, law 285-V of 2015).
const (
	Age14To17 AgeBand = "14-17"
	Age18To24 AgeBand = "18-24"
	Age25To29 AgeBand = "25-29"
	Age30To35 AgeBand = "30-35"
)

// AgeBands lists every band, youngest first.
func AgeBands() []AgeBand { return []AgeBand{Age14To17, Age18To24, Age25To29, Age30To35} }

// Minor reports whether the person is under 18.
func (a AgeBand) Minor() bool { return a == Age14To17 }

// Valid reports whether a is one of the bands.
func (a AgeBand) Valid() bool {
	switch a {
	case Age14To17, Age18To24, Age25To29, Age30To35:
		return true
	}
	return false
}

// Consent is what a person agreed to: the version of the text, the SHA-256 of exactly
// what was shown (hexadecimal), and when.
type Consent struct {
	Version string    `json:"version"`
	Hash    string    `json:"hash"`
	At      time.Time `json:"at"`
}

// Given reports whether there is a consent.
func (c Consent) Given() bool { return c.Version != "" }

// Person is a person who has written to the bot. The names of participants are not part
// of it: one is kept only on a proposal whose author chose to show it.
//
// Fields may be added; a field that is no longer used keeps its JSON name.
type Person struct {
	ID       PersonID `json:"id"`
	Language Language `json:"language,omitempty"`
	Age      AgeBand  `json:"age,omitempty"`
	Consent  Consent  `json:"consent,omitzero"`
	// UnreachableSince is when Telegram said that the person can't be written to (blocked
	// the bot, deleted the account); zero while they can be.
	UnreachableSince time.Time `json:"unreachable,omitzero"`
	// FormerStaffName is the name of a person who has left the staff, so that their actions
	// can be told apart in the audit log. It gives no right, and is erased with the
	// person's data.
	FormerStaffName string `json:"staff_name,omitempty"`
}

// Onboarded reports whether the person has answered the first questions, so that they
// may send proposals.
func (p Person) Onboarded() bool {
	return p.Language.Valid() && p.Age.Valid() && p.Consent.Given()
}

// Reachable reports whether the person's private chat can be written to, as far as is
// known: they have begun it, which a bot can't do, and have not blocked the bot.
func (p Person) Reachable() bool { return p.Language.Valid() && p.UnreachableSince.IsZero() }

// IsReachable is [Person.Reachable] for a person who may have no record.
func IsReachable(r Reader, id PersonID) (bool, error) {
	person, err := People.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && person.Reachable(), err
}

// FormerStaffName returns the name of a person who has left the staff; empty if there is
// none.
func FormerStaffName(r Reader, id PersonID) (string, error) {
	person, err := People.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return person.FormerStaffName, err
}

// String returns the id as tallies and audit entries have it; empty for 0.
func (id PersonID) String() string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(int64(id), 10)
}

// String returns the id as audit entries have it.
func (id ChatID) String() string { return strconv.FormatInt(int64(id), 10) }
