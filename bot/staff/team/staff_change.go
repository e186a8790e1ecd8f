package team

import (
	"errors"
	"slices"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// applyStaffChange runs the side effects of a changed staff record: it revokes assignments
// and leases that are out of the new scope, refreshes their cards, changes the menu of
// commands and notifies the person. actor is 0 for the configuration.
func applyStaffChange(t *dialog.Turn, actor store.PersonID, before, after store.Staff) error {
	if before.Fingerprint() == after.Fingerprint() {
		return nil
	}
	if before.Role != "" {
		if err := revokeWork(t, actor, after); err != nil {
			return err
		}
	}
	reachable, err := store.IsReachable(t.Tx, after.ID)
	if err != nil || !reachable {
		return err
	}
	t.SendMenuTo(after.ID)
	if t.Person == nil || t.Person.ID != after.ID {
		t.Notify(after.ID, changeScreen(t, before, after))
	}
	return nil
}

// revokeWork revokes the assignments and leases that a person may not have any more, and
// refreshes the open cards.
func revokeWork(t *dialog.Turn, actor store.PersonID, staff store.Staff) error {
	touched, err := rules.RevokeWork(t.Tx, *t.Catalogue, t.Zone, staff, actor, t.Now)
	if err != nil {
		return err
	}
	for _, p := range touched {
		if err := card.Refresh(t, p); err != nil {
			return err
		}
	}
	return nil
}

// RevokeRest revokes the next batch of assignments of a person who lost a role. It has no
// actor in the audit log.
func RevokeRest(t *dialog.Turn, alarm store.Alarm) error {
	staff, err := store.FindStaff(t.Tx, store.PersonID(alarm.Subject))
	if err != nil {
		return err
	}
	return revokeWork(t, 0, staff)
}

// changeScreen notifies a person whose role or scope has changed.
func changeScreen(t *dialog.Turn, before, after store.Staff) dialog.Screen {
	switch {
	case after.Role == "":
		return dialog.Screen{Text: []dialog.Text{dialog.Say("staff_news_ended", dialog.Data{"Role": roleName(before.Role)})}}
	case before.Role == "":
		return dialog.Screen{Text: []dialog.Text{dialog.Say("staff_news_begun"), roleAndScope(t, after.Role, after.Scope), dialog.Say("staff_news_next")}}
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("staff_news_changed"), roleAndScope(t, after.Role, after.Scope)}}
	if after.Has(store.RightReveal) != before.Has(store.RightReveal) {
		screen.Text = append(screen.Text, revealText(after))
	}
	screen.Text = append(screen.Text, dialog.Say("staff_news_next"))
	return screen
}

func revealText(staff store.Staff) dialog.Text {
	if staff.Has(store.RightReveal) {
		return dialog.Say("member_reveals")
	}
	return dialog.Say("member_reveals_not")
}

// explainRefusal returns the problem for a change of the staff that was refused, and any
// other error as it is.
func explainRefusal(err error) error {
	switch {
	case errors.Is(err, rules.ErrNotAuthorized):
		return dialog.NewProblem("member_out_of_scope")
	case errors.Is(err, rules.ErrSelfChange):
		return dialog.NewProblem("member_oneself")
	case errors.Is(err, rules.ErrConfiguredStaff):
		return dialog.NewProblem("member_configured")
	case errors.Is(err, rules.ErrLastAdministrator):
		return dialog.NewProblem("member_last")
	case errors.Is(err, store.ErrNotFound):
		return dialog.NewProblem("member_gone")
	}
	return err
}

// SyncAdmins appoints the administrators of the configuration, and dismisses those that have
// left it. The turn has no person.
func SyncAdmins(t *dialog.Turn, configured []store.PersonID) error {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	for _, staff := range all {
		if !staff.Configured || slices.Contains(configured, staff.ID) {
			continue
		}
		if err := rules.RemoveConfigured(t.Tx, t.Now, staff); err != nil {
			return err
		}
		if err := applyStaffChange(t, 0, staff, store.Staff{ID: staff.ID}); err != nil {
			return err
		}
	}
	for _, id := range configured {
		before, after, err := rules.ConfigureAdministrator(t.Tx, t.Now, id)
		if err != nil {
			return err
		}
		if err := applyStaffChange(t, 0, before, after); err != nil {
			return err
		}
	}
	return nil
}
