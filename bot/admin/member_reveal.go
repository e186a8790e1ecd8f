package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// MemberRevealAction gives or takes the right to see how an author can be reached.
const MemberRevealAction = "member_reveal"

// MemberReveal gives or takes that right.
func MemberReveal(t *dialog.Turn) error {
	return change(t, func(member store.Staff, chosen string) error {
		if chosen != "on" && chosen != "off" {
			return dialog.ErrStale
		}
		before, after, err := store.GrantStaff(t.Tx, *t.Staff, t.Now, member.ID, store.Reveal, chosen == "on")
		if err != nil {
			return err
		}
		return effect(t, before, after, dialog.Say("member_done"))
	})
}
