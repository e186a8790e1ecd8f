package store_test

import (
	"testing"

	"usynys/store"
)

func TestRights(t *testing.T) {
	wanted := map[store.Role]string{
		store.RoleModerator: "read decide figures", store.RoleCoordinator: "read figures", store.RoleAdministrator: "read decide figures", "": "", "guest": "",
	}
	for role, rights := range wanted {
		got := ""
		for _, right := range []store.Right{store.RightNone, store.RightParticipate, store.RightRead, store.RightDecide, store.RightFigures} {
			if (store.Staff{Role: role}).Has(right) {
				if got != "" {
					got += " "
				}
				got += string(right)
			}
		}
		if got != rights {
			t.Errorf("%q has %q, want %q", role, got, rights)
		}
	}
}

func TestMayNeedsRightAndScope(t *testing.T) {
	proposal := store.Proposal{Region: "KZ-75", Topic: "work"}
	for _, c := range []struct {
		scope  store.Scope
		wanted bool
	}{
		{store.Scope{}, true},
		{store.Scope{Regions: []string{"KZ-10", "KZ-75"}}, true},
		{store.Scope{Topics: []string{"work"}}, true},
		{store.Scope{Regions: []string{"KZ-75"}, Topics: []string{"work"}}, true},
		{store.Scope{Regions: []string{"KZ-7"}}, false},
		{store.Scope{Topics: []string{"ecology"}}, false},
		{store.Scope{Regions: []string{"KZ-75"}, Topics: []string{"ecology"}}, false},
	} {
		if got := store.Authorized(store.Staff{Role: store.RoleModerator, Scope: c.scope}, store.RightDecide, proposal); got != c.wanted {
			t.Errorf("%+v: %t", c.scope, got)
		}
		if store.Authorized(store.Staff{Role: store.RoleCoordinator, Scope: c.scope}, store.RightDecide, proposal) {
			t.Errorf("%+v: a coordinator may decide", c.scope)
		}
	}
}
