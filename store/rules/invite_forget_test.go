package rules_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func TestEndedInvitationsAreForgottenAfterAWhile(t *testing.T) {
	withStaff(t, []store.Staff{configured}, func(tx store.Tx) {
		at := storetest.StartTime
		check(t, rules.CreateInvite(tx, configured, at, store.Invite{Hash: "used", Role: store.RoleModerator, Until: at.Add(time.Hour), UsedBy: 7}))
		check(t, rules.CreateInvite(tx, configured, at, store.Invite{Hash: "open", Role: store.RoleModerator, Until: at.Add(time.Hour + 2)}))
		later := func(span time.Duration) {
			t.Helper()
			at = storetest.StartTime.Add(time.Hour + store.InviteKept + span)
			check(t, rules.CreateInvite(tx, configured, at, store.Invite{Hash: "new", Role: store.RoleModerator, Until: at.AddDate(1, 0, 0)}))
		}
		later(-1)
		_, err := store.Invites.Get(tx, "used")
		check(t, err)
		later(1)
		_, err = store.Invites.Get(tx, "open")
		check(t, err)
		_, err = store.Invites.Get(tx, "used")
		isError(t, "used", err, store.ErrNotFound)
	})
}
