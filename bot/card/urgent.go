package card

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// NotifyUrgent notifies everybody who can decide on an urgent proposal at once and at any
// hour: a person in danger can't wait for the morning. Staff who paused the bot are left
// out, unless there are no others.
func NotifyUrgent(t *dialog.Turn, p store.Proposal) error {
	return notifyUrgent(t, p, func(store.Staff) bool { return true })
}

// NotifyUrgentMoved notifies those who can decide on an urgent proposal only since it was
// moved.
func NotifyUrgentMoved(t *dialog.Turn, before, after store.Proposal) error {
	return notifyUrgent(t, after, func(staff store.Staff) bool { return !store.Authorized(staff, store.RightDecide, before) })
}

func notifyUrgent(t *dialog.Turn, p store.Proposal, concerns func(store.Staff) bool) error {
	if !p.Urgent() {
		return nil
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	var awake, paused []store.Staff
	for _, staff := range all {
		if !store.Authorized(staff, store.RightDecide, p) || !concerns(staff) {
			continue
		}
		reachable, err := store.IsReachable(t.Tx, staff.ID)
		switch {
		case err != nil:
			return err
		case !reachable:
		case staff.Paused(t.Now):
			paused = append(paused, staff)
		default:
			awake = append(awake, staff)
		}
	}
	if len(awake) == 0 {
		awake = paused
	}
	screen := urgentScreen(t.Catalogue, p)
	for _, staff := range awake {
		t.Notify(staff.ID, screen)
		if err := restartUrgent(t, staff.ID); err != nil {
			return err
		}
	}
	return nil
}

// restartUrgent moves a colleague's queue cursor back to the first urgent proposal.
func restartUrgent(t *dialog.Turn, id store.PersonID) error {
	if t.Person != nil && t.Person.ID == id {
		t.Session.QueueCursor.ResetUrgent()
		return nil
	}
	session, err := store.SessionOf(t.Tx, id)
	if err != nil {
		return err
	}
	before := session.QueueCursor
	if session.QueueCursor.ResetUrgent(); session.QueueCursor == before {
		return nil
	}
	return store.Sessions.Put(t.Tx, session)
}

func urgentScreen(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	key := "urgent_threat"
	if p.Crisis() {
		key = "urgent_crisis"
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say(key, dialog.Data{"Number": p.Number, "Region": proposal.RegionName(catalogue, p.Region)}),
		dialog.Say("urgent_first"),
	}}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_numbered", dialog.Data{"Number": p.Number}), Press: proposal.Press(p, CardAction)})
	return screen
}
