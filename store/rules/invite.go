package rules

import (
	"errors"
	"time"

	"usynys/store"
)

// ErrInviteInvalid is returned for an invitation that can't be accepted: it does not exist,
// has expired, or the person who made it may not invite any more. It does not say which,
// so that guessing codes reveals nothing.
var ErrInviteInvalid = errors.New("no such invitation, or its time is over")

// ErrInviteRevoked is returned for a revoked invitation.
var ErrInviteRevoked = errors.New("the invitation was revoked")

// InviteUsedError is returned for an invitation that was accepted already.
type InviteUsedError struct{ By store.PersonID }

func (e *InviteUsedError) Error() string { return "the invitation has been accepted" }

// CreateInvite makes an invitation. The first person with its code can accept it.
func CreateInvite(tx store.Tx, by store.Staff, at time.Time, invite store.Invite) error {
	if err := authorizeManage(by, invite.Scope); err != nil {
		return err
	}
	if err := store.ForgetInvites(tx, at); err != nil {
		return err
	}
	invite.By, invite.ByName, invite.At = by.ID, by.Name, at.UTC()
	return saveInvite(tx, by.ID, at, invite, "opened")
}

// RevokeInvite revokes an invitation that was not accepted. It does nothing to one that
// was revoked before.
//
// Errors: [store.ErrNotFound], [ErrNotAuthorized] and [*InviteUsedError].
func RevokeInvite(tx store.Tx, by store.Staff, at time.Time, hash string) (store.Invite, error) {
	invite, err := store.Invites.Get(tx, hash)
	if err != nil {
		return invite, err
	}
	if err := authorizeManage(by, invite.Scope); err != nil {
		return invite, err
	}
	switch {
	case invite.UsedBy != 0:
		return invite, &InviteUsedError{By: invite.UsedBy}
	case invite.Revoked:
		return invite, nil
	}
	invite.Revoked = true
	return invite, saveInvite(tx, by.ID, at, invite, "revoked")
}

// FindUsableInvite returns an invitation if the person can accept it now.
//
// Errors: [ErrInviteInvalid], [ErrInviteRevoked], [*InviteUsedError], [ErrSelfChange] for
// the person who made it, [ErrConfiguredStaff] and [ErrLastAdministrator].
func FindUsableInvite(r store.Reader, at time.Time, hash string, person store.PersonID) (store.Invite, error) {
	invite, err := store.Invites.Get(r, hash)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return invite, ErrInviteInvalid
	case err != nil:
		return invite, err
	case invite.UsedBy != 0:
		return invite, &InviteUsedError{By: invite.UsedBy}
	case invite.Revoked:
		return invite, ErrInviteRevoked
	case !invite.Usable(at):
		return invite, ErrInviteInvalid
	case invite.By == person:
		return invite, ErrSelfChange
	}
	by, err := store.FindStaff(r, invite.By)
	if err != nil {
		return invite, err
	}
	if authorizeManage(by, invite.Scope) != nil {
		return invite, ErrInviteInvalid
	}
	before, err := store.FindStaff(r, person)
	if err != nil || before.Role == "" {
		return invite, err
	}
	after := before
	after.Role, after.Scope = invite.Role, invite.Scope
	return invite, checkRemovable(r, before, after)
}

// AcceptInvite accepts an invitation: it adds a person to the staff, or gives them another
// role and scope. Its errors are those of [FindUsableInvite].
func AcceptInvite(tx store.Tx, at time.Time, hash string, person store.PersonID, name string) (invite store.Invite, before, after store.Staff, err error) {
	invite, err = FindUsableInvite(tx, at, hash, person)
	if err != nil {
		return invite, before, after, err
	}
	before, err = store.FindStaff(tx, person)
	if err != nil {
		return invite, before, after, err
	}
	named := before
	named.Name, named.LastSeen = name, at.UTC()
	after, err = assignRole(tx, invite.By, at, named, Appointment{Role: invite.Role, Scope: invite.Scope})
	if err != nil {
		return invite, before, after, err
	}
	invite.UsedBy = person
	return invite, before, after, saveInvite(tx, person, at, invite, "used")
}

// saveInvite writes an invitation, and an audit entry of what happened to it.
func saveInvite(tx store.Tx, actor store.PersonID, at time.Time, invite store.Invite, happened string) error {
	if err := store.Invites.Put(tx, invite); err != nil {
		return err
	}
	return tx.AppendAudit(store.AuditEntry{
		At: at, Actor: actor, Action: store.ActionInvite, Subject: invite.ShortHash(), Field: happened,
		New: string(invite.Role) + " " + invite.Scope.Codes(),
	})
}
