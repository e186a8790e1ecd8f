package store

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Invite lets one person join the staff. Its secret code is in the link and nowhere
// else: the store has its hash.
type Invite struct {
	// Hash is the [HashInviteCode] of the code.
	Hash   string    `json:"hash"`
	Role   Role      `json:"role"`
	Scope  Scope     `json:"scope,omitzero"`
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Until  time.Time `json:"until"`
	// UsedBy is the person who accepted it; 0 while it was not accepted.
	UsedBy  PersonID `json:"used_by,omitempty"`
	Revoked bool     `json:"revoked,omitempty"`
}

// Usable reports whether the invitation can still be accepted.
func (i Invite) Usable(now time.Time) bool {
	return i.UsedBy == 0 && !i.Revoked && now.Before(i.Until)
}

// HashInviteCode returns the SHA-256 of an invitation's code in hexadecimal. The code is
// long and random, so it needs no salt.
func HashInviteCode(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// shortHashLength is how many characters of an invitation's hash distinguish it from
// all others.
const shortHashLength = 16

// ShortHash returns the beginning of the hash, which buttons and audit entries have.
func (i Invite) ShortHash() string { return i.Hash[:min(len(i.Hash), shortHashLength)] }

// InviteKept is how long an invitation is kept after it expired, so that a person who
// opens its link late reads why it can't be accepted. After that it is like one that
// never existed.
const InviteKept = 30 * 24 * time.Hour

// ForgetInvites removes invitations that expired more than [InviteKept] ago, used or not.
func ForgetInvites(tx Tx, at time.Time) error {
	all, err := Invites.All(tx)
	if err != nil {
		return err
	}
	for _, invite := range all {
		if at.Before(invite.Until.Add(InviteKept)) {
			continue
		}
		if err := Invites.Delete(tx, invite.Hash); err != nil {
			return err
		}
	}
	return nil
}

// GroupSlot is the slot of a staff group's summary message.
const GroupSlot = "summary"

// Group is a Telegram group of the staff. One message in it shows what waits.
type Group struct {
	Chat ChatID `json:"chat"`
	// Scope is what its message shows.
	Scope Scope `json:"scope,omitzero"`
	// Language is that of its message.
	Language Language  `json:"language"`
	By       PersonID  `json:"by"`
	At       time.Time `json:"at"`
}

// AlarmSubject returns the subject of the group's [AlarmGroup].
func (g Group) AlarmSubject() uint64 { return uint64(g.Chat) }

// GroupForAlarm returns the group of an [AlarmGroup]; [ErrNotFound] if it is no staff group
// any more.
func GroupForAlarm(r Reader, alarm Alarm) (Group, error) { return Groups.Get(r, ChatID(alarm.Subject)) }
