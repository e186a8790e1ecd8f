package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// TellUrgent tells those who can decide on an urgent proposal of it at once, one
// message each, whatever the hour: a person in danger can't wait for the morning.
// Who has paused the bot is spared, unless nobody else is left.
func TellUrgent(t *dialog.Turn, p store.Proposal) error {
	return tellUrgent(t, p, func(store.Staff) bool { return true })
}

// TellUrgentMoved tells of an urgent proposal those who can decide on it only now that
// it was moved. The others know of it.
func TellUrgentMoved(t *dialog.Turn, before, after store.Proposal) error {
	return tellUrgent(t, after, func(staff store.Staff) bool { return !store.May(staff, store.Decide, before) })
}

func tellUrgent(t *dialog.Turn, p store.Proposal, concerns func(store.Staff) bool) error {
	if !p.Urgent() {
		return nil
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	var awake, paused []store.Staff
	for _, staff := range all {
		if !store.May(staff, store.Decide, p) || !concerns(staff) {
			continue
		}
		reachable, err := store.Reachable(t.Tx, staff.ID)
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
		if err := urgentAnew(t, staff.ID); err != nil {
			return err
		}
	}
	return nil
}

// urgentAnew has somebody's queue begin with what is urgent again.
func urgentAnew(t *dialog.Turn, id store.PersonID) error {
	if t.Person != nil && t.Person.ID == id {
		t.Session.Round.ResetUrgent()
		return nil
	}
	session, err := store.SessionOf(t.Tx, id)
	if err != nil {
		return err
	}
	before := session.Round
	if session.Round.ResetUrgent(); session.Round == before {
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
		dialog.Say(key, dialog.Data{"Number": p.Number, "Region": RegionName(catalogue, p.Region)}),
		dialog.Say("urgent_first"),
	}}
	screen.Row(dialog.Button{Label: dialog.Say("button_numbered", dialog.Data{"Number": p.Number}), Press: Press(p, CardAction)})
	return screen
}
