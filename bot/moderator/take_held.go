package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// held is the answer to somebody who wants to change a proposal that somebody else
// works on: who that is and since when, with the way to take it over. Every change
// of a proposal that fails with a [store.LeasedError] is answered here.
func held(t *dialog.Turn, p store.Proposal, leased *store.LeasedError) error {
	if err := endTaskFor(t, p.Seq); err != nil {
		return err
	}
	return showCard(t, p, dialog.Say("held_by_other", dialog.Data{"Name": staffName(leased.Lease.ByName), "At": leased.Lease.Since}))
}

// staffName is the name of a colleague, as [dialog.Data] takes it.
func staffName(name string) any {
	if name == "" {
		return dialog.Say("staff_unnamed")
	}
	return name
}
