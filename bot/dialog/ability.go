package dialog

import (
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
}

// Command is something a person asks for by name. Its description is the text
// "command_" + Name.
type Command struct {
	Name  string
	Right store.Right
	Run   func(*Turn) error
}

// Action is what a button does.
type Action struct {
	Name  string
	Right store.Right
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
