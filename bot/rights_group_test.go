package bot

import (
	"fmt"
	"strings"
	"testing"

	"usynys/store"
)

// anonymous is the account of anonymous group administrators.
const anonymous = 1087968824

// TestNobodyGetsBeyondTheirRightsInAGroup presses every button and writes every command in
// the staff group. Only those made for groups do anything there, and only for people with
// the right, who are not anonymous.
func TestNobodyGetsBeyondTheirRightsInAGroup(t *testing.T) {
	for _, c := range append(candidates(), candidate{name: "an anonymous administrator", id: anonymous}) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := c.enter(t).onTrial()
			for _, a := range c.groupAttempts(d.direct) {
				d.tryInGroup(a)
			}
		})
	}
}

func (c candidate) groupAttempts(d *direct) []attempt {
	var forbidden, allowed []attempt
	add := func(name, update string, may bool) {
		if may {
			allowed = append(allowed, attempt{name, true, update})
		} else {
			forbidden = append(forbidden, attempt{name, false, update})
		}
	}
	for _, action := range d.registry.AllActions() {
		r := requiredByActions[action.Name]
		for _, argument := range spread(r) {
			add("["+action.Name+":"+argument+"]", inGroup(press(int64(c.id), d.button(action.Name, argument))), action.Group && c.may(r))
		}
	}
	for i, command := range d.registry.Commands {
		words := text(int64(c.id), int64(2000+i), "/"+command.Name+"@usynys_bot 1")
		add("/"+command.Name, inGroup(words), command.Group && c.may(requiredByCommands[command.Name]))
	}
	return append(forbidden, allowed...)
}

// inGroup moves an update from the private chat into the staff group.
func inGroup(update string) string {
	chat := strings.LastIndex(update, `"chat":{`)
	end := chat + strings.Index(update[chat:], "}")
	update = update[:chat] + fmt.Sprintf(`"chat":{"id":%d,"type":"supergroup"`, staffGroup) + update[end:]
	return strings.Replace(update, fmt.Sprintf(`"from":{"id":%d,`, anonymous), fmt.Sprintf(`"from":{"id":%d,"is_bot":true,`, anonymous), 1)
}

func (d *trial) tryInGroup(a attempt) {
	d.t.Helper()
	d.batch(a.update)
	if aside := d.setAsideBecause(); len(aside) > 0 {
		d.t.Fatalf("%s could not be handled: %v", a.name, aside)
	}
	for _, bucket := range d.changed() {
		if !a.allowed {
			d.t.Errorf("%s changed the bucket %q", a.name, bucket)
		}
	}
}

// TestWhatIsBegunEndsWithTheRight puts each candidate into every task about a proposal, as
// if they had begun it with the right. A person who has lost the right, or is in another
// scope, changes nothing by going on.
func TestWhatIsBegunEndsWithTheRight(t *testing.T) {
	for _, c := range candidates() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.may(requirement{right: store.RightDecide, of: ofTheProposal}) {
				return
			}
			d := c.enter(t).onTrial()
			for _, action := range []store.Action{
				store.ActionDecline, store.ActionAsk, store.ActionLink, store.ActionReopen, store.ActionBlock, store.ActionReveal,
			} {
				for _, step := range []string{"type", "span", "preview"} {
					for _, update := range []string{
						text(int64(c.id), 3000, "Потому что так решено на совете."),
						press(int64(c.id), "answer:send:7"), press(int64(c.id), "answer:24h:7"), press(int64(c.id), "back::7"),
					} {
						d.begin(c, action, step)
						d.tryInGroup(attempt{name: fmt.Sprintf("%s at %q: %s", action, step, update), update: update})
					}
				}
			}
		})
	}
}

// begin puts a candidate into a task about the first proposal.
func (d *direct) begin(c candidate, action store.Action, step string) {
	d.t.Helper()
	d.change(func(tx store.Tx) error {
		return store.Sessions.Put(tx, store.Session{
			Person: c.id, Flow: "task", Step: step, Revision: 7,
			Task: store.Task{
				Action: action, Proposal: 1, Revision: 1, Argument: "24h",
				Reason: store.Reason{Text: "Потому что так решено.", Language: store.Russian},
			},
		})
	})
}
