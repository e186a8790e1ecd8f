package alerts

import (
	"fmt"
	"slices"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// maxLateListed is how many late proposals a message lists at most.
const maxLateListed = 7

// notify sends each recipient one message, which says how many answers are late and lists
// the first in the order of the queue.
func (e *escalation) notify(t *dialog.Turn, totals map[store.PersonID]int, found []lateProposal) error {
	found = slices.SortedFunc(slices.Values(found), func(a, b lateProposal) int { return a.Compare(b.QueueOrder) })
	listed := map[store.PersonID][]store.Proposal{}
	for _, late := range found {
		var p store.Proposal
		for _, level := range late.levels {
			for _, reader := range level.recipients {
				if len(listed[reader.ID]) == maxLateListed {
					continue
				}
				if p.Seq == 0 {
					var err error
					if p, err = t.Tx.Proposal(late.Seq); err != nil {
						return fmt.Errorf("read proposal %d, which is late: %w", late.Seq, err)
					}
				}
				listed[reader.ID] = append(listed[reader.ID], p)
			}
		}
	}
	for _, reader := range e.staff {
		if total := totals[reader.ID]; total > 0 {
			t.NotifyStaff(reader, lateScreen(t, reader, listed[reader.ID], total))
		}
	}
	return nil
}

// reachableStaff returns the staff whom a notification reaches, at once or when their
// pause and the quiet hours are over.
func reachableStaff(t *dialog.Turn) ([]store.Staff, error) {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return nil, err
	}
	var list []store.Staff
	for _, staff := range all {
		reachable, err := store.IsReachable(t.Tx, staff.ID)
		if err != nil {
			return nil, err
		}
		if reachable && !staff.PausedIndefinitely() {
			list = append(list, staff)
		}
	}
	return list, nil
}

// levelAt returns how many levels have to be notified at a moment of an answer that is
// late since another.
func levelAt(e store.EscalationDelays, lateFrom, at time.Time) int {
	reached := 0
	for _, span := range []store.Duration{e.Moderators, e.Coordinators, e.Administrators} {
		if !at.Before(lateFrom.Add(time.Duration(span))) {
			reached++
		}
	}
	return reached
}

// levelsToNotify returns the levels that have to be notified of a proposal once so many are
// reached. If a level has no recipient, the next is notified at once.
func levelsToNotify(staff []store.Staff, p store.Proposal, reached int, now time.Time) []escalationLevel {
	var levels []escalationLevel
	empty := false
	for number := p.EscalationLevel + 1; number <= desk.EscalationLevels && (number <= reached || empty); number++ {
		readers := levelRecipients(staff, number, p, now)
		if empty = len(readers) == 0; !empty {
			levels = append(levels, escalationLevel{number, readers})
		}
	}
	return levels
}

// levelRecipients returns the recipients of a level for a proposal. Among moderators it is
// the assignee alone; while the assignee pauses, it is the others too.
func levelRecipients(staff []store.Staff, number int, p store.Proposal, now time.Time) []store.Staff {
	role := []store.Role{store.RoleModerator, store.RoleCoordinator, store.RoleAdministrator}[number-1]
	var list []store.Staff
	for _, one := range staff {
		assigned := number == 1 && one.ID == p.Assignee
		switch {
		case !store.Authorized(one, store.RightRead, p):
		case assigned && !one.Paused(now):
			return []store.Staff{one}
		case assigned, one.Role == role:
			list = append(list, one)
		}
	}
	return list
}

// lateScreen lists the first of total late answers.
func lateScreen(t *dialog.Turn, reader store.Staff, listed []store.Proposal, total int) dialog.Screen {
	lines := make([]dialog.Text, len(listed))
	var buttons []dialog.Button
	for i, p := range listed {
		lines[i] = dialog.Say("late_line", dialog.Data{
			"Number": p.Number, "Region": proposal.RegionName(t.Catalogue, p.Region),
			"Late": dialog.SayCounted("card_late", p.DueOn.DaysUntil(t.Today())),
		})
		buttons = append(buttons, dialog.Button{
			Label: dialog.Say("button_numbered", dialog.Data{"Number": p.Number}), Press: proposal.Press(p, card.CardAction),
		})
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.SayCounted("late_head", total)}}
	if reader.Role == store.RoleCoordinator || reader.Role == store.RoleAdministrator {
		screen.Text = append(screen.Text, dialog.Say("late_still"))
	}
	screen.Text = append(screen.Text, dialog.Say("late_lines", dialog.Data{"Lines": lines}))
	if rest := total - len(listed); rest > 0 {
		screen.Text = append(screen.Text, dialog.SayCounted("late_more", rest))
	}
	for row := range slices.Chunk(buttons, 2) {
		screen.AddRow(row...)
	}
	screen.AddRow(desk.ActionButton("button_queue", card.QueueAction, ""))
	return screen
}
