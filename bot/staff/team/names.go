package team

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// newList returns a list whose page buttons have an action and the page as their argument.
func newList(t *dialog.Turn, action string, number, length int) dialog.List {
	return dialog.List{Page: dialog.Paginate(number, length, t.Catalogue.Limits.PageSize), Press: func(argument string) dialog.Press {
		return dialog.Press{Action: action, Argument: argument}
	}}
}

// fingerprintButton is about something as it was when the button was made. Its argument is
// id, or id.rest.
func fingerprintButton(label, action, id, rest string, fingerprint uint32) dialog.Button {
	if rest != "" {
		id += "." + rest
	}
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: action, Argument: id, Revision: fingerprint}}
}

// pressedPage returns the page that the pressed button turns to, the first for a command.
func pressedPage(t *dialog.Turn) int {
	number, _ := dialog.PageNumber("", t.Input.Press.Argument)
	return number
}

func roleName(role store.Role) dialog.Text { return dialog.Say("role_" + string(role)) }

func roleButton(role store.Role) dialog.Text { return dialog.Say("button_role_" + string(role)) }

// staffName names a member where their record is shown, as [dialog.Data] takes it. A member
// who has never been here has no name yet.
func staffName(staff store.Staff) any {
	if staff.Name == "" {
		return dialog.Say("member_unnamed")
	}
	return staff.Name
}

// inviterName names the maker of an invitation.
func inviterName(invite store.Invite) any {
	if invite.ByName == "" {
		return roleName(store.RoleAdministrator)
	}
	return invite.ByName
}

// roleAndScope names a role and a scope.
func roleAndScope(t *dialog.Turn, role store.Role, scope store.Scope) dialog.Text {
	return dialog.Say("place", dialog.Data{"Role": roleName(role), "Scope": scopeText(t, scope)})
}

// scopeText names a scope: a line for the regions and one for the topics.
func scopeText(t *dialog.Turn, scope store.Scope) []dialog.Text {
	regions, topics := dialog.Say("scope_all_regions"), dialog.Say("scope_all_topics")
	if len(scope.Regions) > 0 {
		regions = dialog.Say("scope_regions", dialog.Data{"Regions": joinNames(scope.Regions, func(code string) store.LocalizedText {
			return proposal.RegionName(t.Catalogue, code)
		})})
	}
	if len(scope.Topics) > 0 {
		topics = dialog.Say("scope_topics", dialog.Data{"Topics": joinNames(scope.Topics, func(code string) store.LocalizedText {
			return proposal.TopicButton(t.Catalogue, code)
		})})
	}
	return []dialog.Text{regions, topics}
}

// joinNames enumerates the names of codes, of which there is at least one.
func joinNames(codes []string, name func(code string) store.LocalizedText) any {
	first := name(codes[0])
	if len(codes) == 1 {
		return first
	}
	return dialog.Say("enumeration", dialog.Data{"First": first, "Rest": joinNames(codes[1:], name)})
}
