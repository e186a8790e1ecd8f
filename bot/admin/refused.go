package admin

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
)

// refused makes a sentence of why a change of the staff was refused. Every other
// error stays as it is.
func refused(err error) error {
	switch {
	case errors.Is(err, store.ErrNotEntitled):
		return dialog.Sorry("member_out_of_scope")
	case errors.Is(err, store.ErrOneself):
		return dialog.Sorry("member_oneself")
	case errors.Is(err, store.ErrConfigured):
		return dialog.Sorry("member_configured")
	case errors.Is(err, store.ErrLastAdministrator):
		return dialog.Sorry("member_last")
	case errors.Is(err, store.ErrNotFound):
		return dialog.Sorry("member_gone")
	}
	return err
}
