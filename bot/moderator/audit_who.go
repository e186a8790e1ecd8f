package moderator

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
)

// nameNow is how colleagues know somebody, also if they have left.
func nameNow(t *dialog.Turn, id store.PersonID) (any, error) {
	staff, err := store.StaffRecords.Get(t.Tx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return former(t, id)
	case err == nil && staff.Name == "":
		return dialog.Say("staff_unnamed"), nil
	}
	return staff.Name, err
}

// former is how those who have left are told apart.
func former(t *dialog.Turn, id store.PersonID) (any, error) {
	name, err := store.FormerName(t.Tx, id)
	if err != nil || name == "" {
		return dialog.Say("staff_former"), err
	}
	return dialog.Say("staff_left", dialog.Data{"Name": name}), nil
}
