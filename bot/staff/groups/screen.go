package groups

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// summaryScreen is the message in a group. It shows neither texts nor authors, since
// people who are not on the staff may be in the group.
func summaryScreen(t *dialog.Turn, group store.Group, s summary) dialog.Screen {
	lines := scopeLines(t.Catalogue, group.Scope)
	if s.waiting.Late > 0 {
		lines = append(lines, dialog.Say("group_late", dialog.Data{"Number": s.waiting.Late}))
	}
	if s.waiting.Urgent > 0 {
		lines = append(lines, dialog.Say("group_urgent", dialog.Data{"Number": s.waiting.Urgent}))
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("group_waiting", dialog.Data{"Number": s.waiting.All, "Lines": lines}),
	}}
	if s.waiting.All == 0 {
		screen.Text = append(screen.Text, dialog.Say("group_empty"))
	} else {
		screen.Text = append(screen.Text, dialog.Say("group_next", dialog.Data{"Lines": itemLines(t, s.items)}))
		screen.AddRow(desk.ActionButton("button_group_take", TakeAction, ""))
	}
	screen.AddRow(
		desk.ActionButton("button_group_refresh", RefreshAction, ""),
		dialog.Button{Label: dialog.Say("button_group_private"), URL: "https://t.me/" + t.BotName},
	)
	return screen
}

func itemLines(t *dialog.Turn, next []item) []dialog.Text {
	lines := make([]dialog.Text, len(next))
	for i, one := range next {
		p := one.proposal
		line := dialog.Say("group_line", dialog.Data{
			"Number": p.Number, "Topic": proposal.TopicButton(t.Catalogue, p.Topic),
			"Region": proposal.RegionName(t.Catalogue, p.Region), "Left": proposal.DaysLeft(t.Today().DaysUntil(p.DueOn), "group_today"),
		})
		switch {
		case one.leasedBy != nil:
			line = dialog.Say("group_held", dialog.Data{"Line": line, "Name": desk.StaffName(*one.leasedBy)})
		case one.assignedTo != nil:
			line = dialog.Say("group_given", dialog.Data{"Line": line, "Name": desk.StaffName(*one.assignedTo)})
		}
		if p.Urgent() {
			line = dialog.Say("group_line_urgent", dialog.Data{"Line": line})
		}
		lines[i] = line
	}
	return lines
}
