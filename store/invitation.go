package store

import (
	"errors"
	"time"
)

// ErrInviteGone is returned for an invitation that can't be accepted: there never
// was one, its time is over, or whoever invited may no longer invite. Which of it is
// nobody's business who might be guessing.
var ErrInviteGone = errors.New("no such invitation, or its time is over")

// ErrInviteRevoked is returned for an invitation that was taken back.
var ErrInviteRevoked = errors.New("the invitation was taken back")

// InviteUsedError is returned for an invitation that somebody has accepted.
type InviteUsedError struct{ By PersonID }

func (e *InviteUsedError) Error() string { return "the invitation has been accepted" }

// OpenInvite makes an invitation. Whoever has its code can join by it, once.
func OpenInvite(tx Tx, by Staff, at time.Time, invite Invite) error {
	if err := manages(by, invite.Scope); err != nil {
		return err
	}
	if err := forgetInvites(tx, at); err != nil {
		return err
	}
	invite.By, invite.ByName, invite.At = by.ID, by.Name, at.UTC()
	return errors.Join(Invites.Put(tx, invite), auditInvite(tx, by.ID, at, invite, "opened"))
}

// RevokeInvite takes an invitation back that nobody has accepted. That it was taken
// back before is no error.
//
// Errors: [ErrNotFound], [ErrNotEntitled] and [*InviteUsedError].
func RevokeInvite(tx Tx, by Staff, at time.Time, hash string) (Invite, error) {
	invite, err := Invites.Get(tx, hash)
	if err != nil {
		return invite, err
	}
	if err := manages(by, invite.Scope); err != nil {
		return invite, err
	}
	switch {
	case invite.UsedBy != 0:
		return invite, &InviteUsedError{By: invite.UsedBy}
	case invite.Revoked:
		return invite, nil
	}
	invite.Revoked = true
	return invite, errors.Join(Invites.Put(tx, invite), auditInvite(tx, by.ID, at, invite, "revoked"))
}

// InviteFor is an invitation that somebody can accept now.
//
// Errors: [ErrInviteGone], [ErrInviteRevoked], [*InviteUsedError], [ErrOneself] for
// whoever made it, [ErrConfigured] and [ErrLastAdministrator].
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
	if manages(by, invite.Scope) != nil {
		return invite, ErrInviteGone
	}
	before, err := StaffOf(r, person)
	if err != nil || before.Role == "" {
		return invite, err
	}
	after := before
	after.Role, after.Scope = invite.Role, invite.Scope
	return invite, mayLose(r, before, after)
}

// UseInvite puts somebody on the staff by an invitation, or gives them another role
// and scope. Its errors are those of [InviteFor].
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
	after, err = appoint(tx, invite.By, at, named, Appointment{Role: invite.Role, Scope: invite.Scope})
	invite.UsedBy = person
	return invite, before, after, errors.Join(err, Invites.Put(tx, invite), auditInvite(tx, person, at, invite, "used"))
}

// shortHash is how much of an invitation's hash tells it from all others.
const shortHash = 16

// Short is what an invitation is called in buttons and audit entries.
func (i Invite) Short() string { return i.Hash[:min(len(i.Hash), shortHash)] }

func auditInvite(tx Tx, actor PersonID, at time.Time, invite Invite, happened string) error {
	return tx.AppendAudit(AuditEntry{
		At: at, Actor: actor, Action: ActionInvite, Subject: invite.Short(), Field: happened,
		New: string(invite.Role) + " " + invite.Scope.codes(),
	})
}
