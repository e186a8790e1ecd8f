package store

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Invite lets somebody join the staff, once. Its secret code is in the link and
// nowhere else: the store has its hash.
type Invite struct {
	// Hash is what [InviteHash] makes of the code.
	Hash   string    `json:"hash"`
	Role   Role      `json:"role"`
	Scope  Scope     `json:"scope,omitzero"`
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Until  time.Time `json:"until"`
	// UsedBy is who joined by it; 0 while nobody has.
	UsedBy  PersonID `json:"used_by,omitempty"`
	Revoked bool     `json:"revoked,omitempty"`
}

// Open reports whether somebody can still join by it.
func (i Invite) Open(now time.Time) bool {
	return i.UsedBy == 0 && !i.Revoked && now.Before(i.Until)
}

// InviteHash is what is kept of an invitation's code: its SHA-256 in hexadecimal.
// The code is long and random, so it needs no salt.
func InviteHash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// shortHashLength is how much of an invitation's hash tells it from all others.
const shortHashLength = 16

// Short is what an invitation is called in buttons and audit entries.
func (i Invite) Short() string { return i.Hash[:min(len(i.Hash), shortHashLength)] }
