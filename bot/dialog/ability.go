package dialog

import (
	"strings"
	"time"

	"usynys/store"
)

// Abilities is the list of all that the bot can do. There is one, in package
// bot; the router, the permission check, /help, the command menus and the tests
// read it.
type Abilities struct {
	Commands []Command
	Actions  []Action
	Flows    []Flow
	Jobs     []Job
	Alarms   []Alarm
	Links    []Link
}

// Command is something a person asks for by name. Its description is the text
// "command_" + Name.
type Command struct {
	Name string
	// Section is the part of /help in which the command stands, under the heading
	// "help_section_" + Section; what everybody may do stands ahead of all sections.
	Section string
	Right   store.Right
	// Group has it run in groups, too; see [Turn.Group]. The others only say there
	// where they belong.
	Group bool
	Run   func(*Turn) error
}

// Action is what a button does.
type Action struct {
	Name  string
	Right store.Right
	// Group is set for buttons that stand in groups, and nowhere else.
	Group bool
	Run   func(*Turn) error
}

// Job is something the bot does by the clock.
type Job struct {
	Name string
	// Due is the latest moment at or before now at which the job was due.
	Due func(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time
	// Run does the job; the turn has no person.
	Run func(turn *Turn, due time.Time) error
}

// Alarm is what is done when an alarm of a kind rings. The turn has no person. What
// is not to ring again needs nothing: the alarm is gone when Run begins.
type Alarm struct {
	Kind store.AlarmKind
	Run  func(turn *Turn, alarm store.Alarm) error
}

// Link is a deep link: /start with a payload that begins with Prefix.
type Link struct {
	Prefix string
	Right  store.Right
	// Run gets the payload without the prefix.
	Run func(turn *Turn, payload string) error
}

// Alarm finds what is done on an alarm of a kind.
func (a *Abilities) Alarm(kind store.AlarmKind) (Alarm, bool) {
	return find(a.Alarms, func(alarm Alarm) bool { return alarm.Kind == kind })
}

// Link finds the deep link that a payload belongs to, and the rest of the payload.
func (a *Abilities) Link(payload string) (Link, string, bool) {
	for _, link := range a.Links {
		if rest, found := strings.CutPrefix(payload, link.Prefix); found {
			return link, rest, true
		}
	}
	return Link{}, "", false
}

// Command finds a command by its name.
func (a *Abilities) Command(name string) (Command, bool) {
	return find(a.Commands, func(c Command) bool { return c.Name == name })
}

// Action finds an action by its name.
func (a *Abilities) Action(name string) (Action, bool) {
	return find(a.Actions, func(c Action) bool { return c.Name == name })
}

// Flow finds a flow by its id.
func (a *Abilities) Flow(id string) (Flow, bool) {
	return find(a.Flows, func(f Flow) bool { return f.ID == id })
}

func find[T any](list []T, match func(T) bool) (T, bool) {
	for _, item := range list {
		if match(item) {
			return item, true
		}
	}
	var none T
	return none, false
}
