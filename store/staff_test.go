package store_test

import (
	"testing"

	"usynys/store"
)

func TestRights(t *testing.T) {
	wanted := map[store.Role]string{
		store.Moderator: "read decide figures", store.Coordinator: "read figures", store.Administrator: "read decide figures", "": "", "guest": "",
	}
	for role, rights := range wanted {
		got := ""
		for _, right := range []store.Right{store.Anyone, store.Participate, store.Read, store.Decide, store.Figures} {
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
		if got := store.May(store.Staff{Role: store.Moderator, Scope: c.scope}, store.Decide, proposal); got != c.wanted {
			t.Errorf("%+v: %t", c.scope, got)
		}
		if store.May(store.Staff{Role: store.Coordinator, Scope: c.scope}, store.Decide, proposal) {
			t.Errorf("%+v: a coordinator may decide", c.scope)
		}
	}
}
