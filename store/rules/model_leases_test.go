package rules_test

import (
	"time"

	"pgregory.net/rapid"

	"usynys/store"
	"usynys/store/rules"
)

// lease claims a waiting proposal, takes it over from a colleague, or releases it. Leases
// also end by themselves as time goes on.
func (m *moderationModel) lease(rt *rapid.T, b *modelRun, tx store.Tx) {
	seq := m.any(rt, "leased")
	p, err := tx.Proposal(seq)
	b.ok(err)
	who := m.anybody(rt, "takes")
	if !p.Status.Waiting() || !store.Authorized(who, store.RightDecide, p) {
		return
	}
	before := m.leases[seq]
	held := before.LeasedToOther(who.ID, m.now)
	fresh := store.Lease{Proposal: seq, By: who.ID, ByName: who.Name, Since: m.now, Until: m.now.Add(modelLease)}
	switch rapid.IntRange(0, 3).Draw(rt, "lease") {
	case 0, 1:
		if before.Active(m.now) {
			fresh.Since = before.Since
		}
		if held {
			fresh = before
		}
		want(b, fresh)(rules.ClaimLease(tx, seq, who, m.now, modelLease))
		m.leases[seq] = fresh
	case 2:
		ended := store.Lease{}
		if held {
			ended = before
		}
		want(b, ended)(rules.TakeOverLease(tx, seq, who, m.now, modelLease))
		m.leases[seq] = fresh
	case 3:
		b.ok(rules.ReleaseLease(tx, seq, who.ID))
		if before.By == who.ID {
			delete(m.leases, seq)
		}
	}
}

// modelLease is short enough that some steps come after its end.
const modelLease = time.Hour

// atWork returns a member of the staff who probably may decide on a proposal now: the one
// who leased it, or any.
func (m *moderationModel) atWork(seq store.Seq) store.Staff {
	if lease := m.leases[seq]; lease.Active(m.now) {
		return m.staff[lease.By]
	}
	for _, one := range modelStaff() {
		if now := m.staff[one.ID]; now.Role == store.RoleModerator {
			return now
		}
	}
	return m.staff[modelAdministrator]
}
