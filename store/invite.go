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
