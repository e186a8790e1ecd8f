package store

import "time"

// InviteKept is how long an invitation is kept after its time was over, so that a
// person who opens its link late is told what became of it. After that it is not told
// from one that never was.
const InviteKept = 30 * 24 * time.Hour

// ForgetInvites removes invitations that ended long ago, used or not.
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
