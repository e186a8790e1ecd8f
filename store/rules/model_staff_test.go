package rules_test

import (
	"errors"
	"maps"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// modelAdministrator is the only administrator, and so can't be dismissed.
const modelAdministrator store.PersonID = 904

func modelStaff() []store.Staff {
	return []store.Staff{
		storetest.Moderator(),
		{ID: 901, Role: store.RoleModerator, Name: "Берік"},
		{ID: 902, Role: store.RoleModerator, Name: "Оңтүстік", Scope: store.Scope{Regions: []string{"KZ-10"}}},
		{ID: 903, Role: store.RoleCoordinator, Name: "Үйлестіруші"},
		{ID: modelAdministrator, Role: store.RoleAdministrator, Name: "Әкімші"},
	}
}

// open puts the whole staff into the store.
func (m *moderationModel) open(b *modelRun, tx store.Tx) {
	for _, one := range modelStaff() {
		b.ok(store.StaffRecords.Put(tx, one))
		m.staff[one.ID] = one
	}
}

// anybody returns a present or former member of the staff.
func (m *moderationModel) anybody(rt *rapid.T, label string) store.Staff {
	return m.staff[rapid.SampledFrom(modelStaff()).Draw(rt, label).ID]
}

// dismiss ends a role and gives the work back.
func (m *moderationModel) dismiss(rt *rapid.T, b *modelRun, tx store.Tx) {
	id := m.anybody(rt, "dismissed").ID
	_, err := rules.DismissStaff(tx, m.staff[modelAdministrator], m.now, id)
	if m.staff[id].Role == "" {
		b.is(err, store.ErrNotFound)
		return
	}
	if id == modelAdministrator {
		b.is(err, rules.ErrLastAdministrator)
		return
	}
	b.ok(err)
	m.staff[id] = store.Staff{ID: id}
	_, err = rules.RevokeWork(tx, m.catalogue, storetest.Zone, m.staff[id], modelAdministrator, m.now)
	b.ok(err)
	maps.DeleteFunc(m.leases, func(_ store.Seq, lease store.Lease) bool { return lease.By == id })
	for p, err := range tx.Proposals(0) {
		b.ok(err)
		if p.Status.Open() && p.Assignee == id {
			b.Fatalf("proposal %d is still assigned to %d, who was dismissed", p.Seq, id)
		}
	}
}

// invite brings a dismissed person back by an invitation, which works once.
func (m *moderationModel) invite(rt *rapid.T, b *modelRun, tx store.Tx) {
	was := rapid.SampledFrom(modelStaff()).Draw(rt, "invited")
	if m.staff[was.ID].Role != "" {
		return
	}
	hash := store.HashInviteCode(m.word())
	b.ok(rules.CreateInvite(tx, m.staff[modelAdministrator], m.now, store.Invite{
		Hash: hash, Role: was.Role, Scope: was.Scope, Until: m.now.Add(time.Hour),
	}))
	_, _, after, err := rules.AcceptInvite(tx, m.now, hash, was.ID, was.Name)
	b.ok(err)
	m.staff[was.ID] = after
	_, _, _, err = rules.AcceptInvite(tx, m.now, hash, 905, "Екінші")
	if _, used := errors.AsType[*rules.InviteUsedError](err); !used {
		b.Fatalf("an invitation was used twice: %v", err)
	}
}
