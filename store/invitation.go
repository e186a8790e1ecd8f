package store

import (
	"errors"
	"time"
)

// ErrInviteGone is returned for an invitation that can't be accepted: it does not exist,
// has expired, or the person who made it may not invite any more. It does not say which,
// so that guessing codes tells nothing.
var ErrInviteGone = errors.New("no such invitation, or its time is over")

// ErrInviteRevoked is returned for a revoked invitation.
var ErrInviteRevoked = errors.New("the invitation was taken back")

// InviteUsedError is returned for an invitation that was accepted already.
type InviteUsedError struct{ By PersonID }

func (e *InviteUsedError) Error() string { return "the invitation has been accepted" }

// OpenInvite makes an invitation. The first person with its code can accept it.
func OpenInvite(tx Tx, by Staff, at time.Time, invite Invite) error {
	if err := authorizeManage(by, invite.Scope); err != nil {
		return err
	}
	if err := forgetInvites(tx, at); err != nil {
		return err
	}
	invite.By, invite.ByName, invite.At = by.ID, by.Name, at.UTC()
	return saveInvite(tx, by.ID, at, invite, "opened")
}

// RevokeInvite revokes an invitation that was not accepted. It does nothing to one that
// was revoked before.
//
// Errors: [ErrNotFound], [ErrNotEntitled] and [*InviteUsedError].
func RevokeInvite(tx Tx, by Staff, at time.Time, hash string) (Invite, error) {
	invite, err := Invites.Get(tx, hash)
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

// InviteFor returns an invitation if the person can accept it now.
//
// Errors: [ErrInviteGone], [ErrInviteRevoked], [*InviteUsedError], [ErrOneself] for
// the person who made it, [ErrConfigured] and [ErrLastAdministrator].
func InviteFor(r Reader, at time.Time, hash string, person PersonID) (Invite, error) {
	invite, err := Invites.Get(r, hash)
	switch {
	case errors.Is(err, ErrNotFound):
		return invite, ErrInviteGone
	case err != nil:
		return invite, err
	case invite.UsedBy != 0:
		return invite, &InviteUsedError{By: invite.UsedBy}
	case invite.Revoked:
		return invite, ErrInviteRevoked
	case !invite.Open(at):
		return invite, ErrInviteGone
	case invite.By == person:
		return invite, ErrOneself
	}
	by, err := StaffOf(r, invite.By)
	if err != nil {
		return invite, err
	}
	if authorizeManage(by, invite.Scope) != nil {
		return invite, ErrInviteGone
	}
	before, err := StaffOf(r, person)
	if err != nil || before.Role == "" {
		return invite, err
	}
	after := before
	after.Role, after.Scope = invite.Role, invite.Scope
	return invite, checkRemovable(r, before, after)
}

// UseInvite accepts an invitation: it adds a person to the staff, or gives them another
// role and scope. Its errors are those of [InviteFor].
func UseInvite(tx Tx, at time.Time, hash string, person PersonID, name string) (invite Invite, before, after Staff, err error) {
	invite, err = InviteFor(tx, at, hash, person)
	if err != nil {
		return invite, before, after, err
	}
	before, err = StaffOf(tx, person)
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
func saveInvite(tx Tx, actor PersonID, at time.Time, invite Invite, happened string) error {
	if err := Invites.Put(tx, invite); err != nil {
		return err
	}
	return tx.AppendAudit(AuditEntry{
		At: at, Actor: actor, Action: ActionInvite, Subject: invite.Short(), Field: happened,
		New: string(invite.Role) + " " + invite.Scope.Codes(),
	})
}
