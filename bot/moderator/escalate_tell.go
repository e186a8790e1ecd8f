package moderator

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// lateListed is how many late proposals a message names.
const lateListed = 7

// tellLate sends everybody who has to hear of late answers one message.
func tellLate(t *dialog.Turn, all []late) error {
	if len(all) == 0 {
		return nil
	}
	staff, err := listening(t)
	if err != nil {
		return err
	}
	theirs := map[store.PersonID][]store.Proposal{}
	for _, p := range all {
		for circle := p.Escalated + 1; circle <= p.reached; circle++ {
			for _, reader := range circleOf(staff, circle, p.Proposal) {
				theirs[reader.ID] = append(theirs[reader.ID], p.Proposal)
			}
		}
	}
	for _, reader := range staff {
		if list := theirs[reader.ID]; len(list) > 0 {
			t.NotifyStaff(reader, lateScreen(t, reader, list))
		}
	}
	return nil
}

// listening are the staff whom the bot can write to and who have not paused it.
func listening(t *dialog.Turn) ([]store.Staff, error) {
	all, err := t.Tx.AllStaff()
	if err != nil {
		return nil, err
	}
	var list []store.Staff
	for _, staff := range all {
		known, err := knownToBot(t, staff.ID)
		if err != nil {
			return nil, err
		}
		if known && !staff.Paused(t.Now) {
			list = append(list, staff)
		}
	}
	return list, nil
}

// circleOf are those of a circle who look after a proposal. Among moderators it is
// whom the proposal is assigned to, if they listen.
func circleOf(staff []store.Staff, circle int, p store.Proposal) []store.Staff {
	role := []store.Role{store.Moderator, store.Coordinator, store.Administrator}[circle-1]
	var list []store.Staff
	for _, one := range staff {
		switch {
		case !store.May(one, store.Read, p):
		case circle == 1 && one.ID == p.Assignee:
			return []store.Staff{one}
		case one.Role == role:
			list = append(list, one)
		}
	}
	return list
}

func lateScreen(t *dialog.Turn, reader store.Staff, list []store.Proposal) dialog.Screen {
	named := list[:min(len(list), lateListed)]
	lines := make([]dialog.Text, len(named))
	var buttons []dialog.Button
	for i, p := range named {
		lines[i] = dialog.Say("late_line", dialog.Data{
			"Number": p.Number, "Region": proposal.RegionName(t.Catalogue, p.Region),
			"Late": dialog.SayCounted("card_late", p.DueOn.DaysUntil(t.Today())),
		})
		buttons = append(buttons, dialog.Button{
			Label: dialog.Say("button_numbered", dialog.Data{"Number": p.Number}), Press: proposal.Press(p, proposal.CardAction),
		})
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.SayCounted("late_head", len(list))}}
	if reader.Role == store.Coordinator || reader.Role == store.Administrator {
		screen.Text = append(screen.Text, dialog.Say("late_still"))
	}
	screen.Text = append(screen.Text, dialog.Say("late_lines", dialog.Data{"Lines": lines}))
	if rest := len(list) - len(named); rest > 0 {
		screen.Text = append(screen.Text, dialog.SayCounted("late_more", rest))
	}
	for row := range slices.Chunk(buttons, 2) {
		screen.Row(row...)
	}
	screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: proposal.QueueAction}})
	return screen
}
