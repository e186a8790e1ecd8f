package bot

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// I6: whoever lacks the right to a command or button changes no proposal with it,
// whatever the button says, and gets an answer.
func TestNobodyGetsBeyondTheirRights(t *testing.T) {
	people := map[string]*store.Staff{
		"participant":                   nil,
		"coordinator":                   {Role: store.Coordinator},
		"moderator of another region":   {Role: store.Moderator, Scope: store.Scope{Regions: []string{"KZ-75"}}},
		"moderator of another topic":    {Role: store.Moderator, Scope: store.Scope{Topics: []string{"grants"}}},
		"administrator of other region": {Role: store.Administrator, Scope: store.Scope{Regions: []string{"KZ-11"}}},
	}
	for who, staff := range people {
		t.Run(who, func(t *testing.T) {
			d := newDirect(t)
			d.welcome(1, store.Russian)
			d.welcome(2, store.Kazakh)
			before := submitOne(d)
			if staff != nil {
				staff.ID = 2
				d.change(func(tx store.Tx) error { return tx.SaveStaff(*staff) })
			}
			message := int64(100)
			for _, command := range d.abilities.Commands {
				message++
				d.batch(text(2, message, "/"+command.Name+" 1 because I say so"))
			}
			for _, action := range d.abilities.Actions {
				for _, argument := range []string{"1", "1.duplicate", "", "yes", "send"} {
					d.batch(press(2, dialog.Press{Action: action.Name, Argument: argument, Revision: before.Revision}.String()))
				}
			}
			d.view(func(r store.Reader) error {
				after, err := r.Proposal(1)
				if fmt.Sprint(after) != fmt.Sprint(before) {
					t.Errorf("the proposal is %+v now", after)
				}
				entries := 0
				for _, err := range r.Audit(0) {
					if err != nil {
						return err
					}
					entries++
				}
				if entries != 1 {
					t.Errorf("%d audit entries, want the one of the submission", entries)
				}
				return err
			})
			if len(d.outbox(1)) != 0 {
				t.Error("the author was told something")
			}
		})
	}
}

// Each ability that needs a right answers somebody who lacks it, with a message
// and not only with a toast.
func TestLackOfRightIsAnswered(t *testing.T) {
	d := newDirect(t)
	d.catalogue.Limits.MessagesPerMinute = 1000 // nobody is asked to be slower
	d.welcome(2, store.Kazakh)
	message := int64(100)
	for _, command := range d.abilities.Commands {
		if d.everybodys(command.Right) {
			continue
		}
		d.change(func(tx store.Tx) error { return tx.DropOutbox(2) })
		message++
		d.batch(text(2, message, "/"+command.Name))
		if !d.answered(2) {
			t.Errorf("/%s is not answered", command.Name)
		}
	}
	for _, action := range d.abilities.Actions {
		if d.everybodys(action.Right) {
			continue
		}
		d.change(func(tx store.Tx) error { return tx.DropOutbox(2) })
		d.batch(press(2, action.Name+":1:1"))
		if !d.answered(2) {
			t.Errorf("a press on %s is not answered", action.Name)
		}
	}
}

// answered reports whether a person was told something that they did not ask for. That
// they are too fast, they may be told as well.
func (d *direct) answered(person int64) bool {
	return slices.ContainsFunc(d.outbox(person), func(row store.Outgoing) bool { return row.Slot == dialog.HintSlot })
}

func (d *direct) everybodys(right store.Right) bool {
	return right == store.Anyone || right == store.Participate
}

func submitOne(d *direct) store.Proposal {
	var p store.Proposal
	d.change(func(tx store.Tx) error {
		person, err := tx.Person(1)
		draft := store.Draft{
			Person: 1, Topic: "housing", Region: "KZ-10", Title: store.Part{Text: "Общежитие для колледжа"},
			Parts: []store.Part{{Text: "Нужно общежитие на сто мест рядом с колледжем."}},
		}
		var submitErr error
		p, submitErr = store.Submit(tx, *d.catalogue, d.zone, person, draft, "", d.now())
		return errors.Join(err, submitErr)
	})
	return p
}
