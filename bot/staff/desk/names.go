package desk

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
)

// CurrentName returns the name of a colleague or former colleague, for [dialog.Data].
func CurrentName(t *dialog.Turn, id store.PersonID) (any, error) {
	staff, err := store.StaffRecords.Get(t.Tx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return formerName(t, id)
	case err == nil && staff.Name == "":
		return dialog.Say("staff_unnamed"), nil
	}
	return staff.Name, err
}

// formerName returns the name of a former colleague.
func formerName(t *dialog.Turn, id store.PersonID) (any, error) {
	name, err := store.FormerStaffName(t.Tx, id)
	if err != nil || name == "" {
		return dialog.Say("staff_former"), err
	}
	return dialog.Say("staff_left", dialog.Data{"Name": name}), nil
}

// StaffName returns the name of a colleague, for [dialog.Data].
func StaffName(name string) any {
	if name == "" {
		return dialog.Say("staff_unnamed")
	}
	return name
}
