package admin

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

func roleName(role store.Role) dialog.Text { return dialog.Say("role_" + string(role)) }

func roleButton(role store.Role) dialog.Text { return dialog.Say("button_role_" + string(role)) }

// staffName is how a member of the staff is called, as [dialog.Data] takes it.
func staffName(staff store.Staff) any {
	if staff.Name == "" {
		return dialog.Say("member_unnamed")
	}
	return staff.Name
}

// inviterName is how whoever made an invitation is called.
func inviterName(invite store.Invite) any {
	if invite.ByName == "" {
		return roleName(store.Administrator)
	}
	return invite.ByName
}

// place says what somebody is on the staff: the role, and for what.
func place(t *dialog.Turn, role store.Role, scope store.Scope) dialog.Text {
	return dialog.Say("place", dialog.Data{"Role": roleName(role), "Scope": scopeText(t, scope)})
}

// scopeText names what a scope covers, a line for the regions and one for the topics.
func scopeText(t *dialog.Turn, scope store.Scope) []dialog.Text {
	regions, topics := dialog.Say("scope_all_regions"), dialog.Say("scope_all_topics")
	if len(scope.Regions) > 0 {
		regions = dialog.Say("scope_regions", dialog.Data{"Regions": enumerate(scope.Regions, func(code string) store.Label {
			return proposal.RegionName(t.Catalogue, code)
		})})
	}
	if len(scope.Topics) > 0 {
		topics = dialog.Say("scope_topics", dialog.Data{"Topics": enumerate(scope.Topics, func(code string) store.Label {
			return proposal.TopicButton(t.Catalogue, code)
		})})
	}
	return []dialog.Text{regions, topics}
}

// enumerate makes one text of the names behind codes, of which there is at least one.
func enumerate(codes []string, name func(code string) store.Label) any {
	first := name(codes[0])
	if len(codes) == 1 {
		return first
	}
	return dialog.Say("enumeration", dialog.Data{"First": first, "Rest": enumerate(codes[1:], name)})
}
