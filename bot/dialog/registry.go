package dialog

import (
	"slices"
	"strings"

	"usynys/store"
)

// Registry lists all that the bot can do. There is one, in package bot. The router,
// the permission check, /help, the command menus and the tests read it.
type Registry struct {
	Commands []Command
	// Actions are those that only buttons have; see [Registry.AllActions].
	Actions []Action
	Flows   []Flow
	Jobs    []Job
	Alarms  []Alarm
	Links   []Link

	// Start answers /start without a deep link.
	Start func(*Turn) error
	// Typed, Edited and Unsupported handle messages that are no commands.
	Typed, Edited, Unsupported func(*Turn) error
	// Care runs before the handler of every private update, for cries for help.
	Care func(*Turn)
	// Welcome is the id of the flow that a new person begins with.
	Welcome string
	// SyncAdmins stores the configured administrators. The turn has no person.
	SyncAdmins func(turn *Turn, configured []store.PersonID) error
	// GroupLost ends a group, of the staff or not, in which the bot can no longer write:
	// it was removed or, if muted is set, muted. The turn has no person.
	GroupLost func(turn *Turn, chat store.ChatID, muted bool) error
}

// Command is a slash command, such as /new.
type Command struct {
	Name string
	// Section is the command's section of /help, under the heading "help_section_" +
	// Section. Commands for everybody have none and come first.
	Section string
	Right   store.Right
	// Button makes the command the action of buttons, too, under the same name.
	Button bool
	// Group lets the command run in groups, see [Turn.Group]. In a group the others
	// only point to the private chat.
	Group bool
	Run   func(*Turn) error
}

// Description returns the command's line in /help and in the menu.
func (c Command) Description() Text { return Say("command_" + c.Name) }

// Action is the handler of a button.
type Action struct {
	Name  string
	Right store.Right
	// Group is set for buttons in groups; they work nowhere else.
	Group bool
	Run   func(*Turn) error
}

// Alarm is the handler of a kind of alarm. The turn has no person. The alarm is deleted
// before Run, which may set it again.
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

// Alarm returns the handler of a kind of alarm.
func (r *Registry) Alarm(kind store.AlarmKind) (Alarm, bool) {
	return find(r.Alarms, func(alarm Alarm) bool { return alarm.Kind == kind })
}

// Link returns the deep link that matches a payload, and the payload without its prefix.
func (r *Registry) Link(payload string) (Link, string, bool) {
	for _, link := range r.Links {
		if rest, found := strings.CutPrefix(payload, link.Prefix); found {
			return link, rest, true
		}
	}
	return Link{}, "", false
}

// Command returns a command by its name.
func (r *Registry) Command(name string) (Command, bool) {
	return find(r.Commands, func(c Command) bool { return c.Name == name })
}

// Action returns an action by its name.
func (r *Registry) Action(name string) (Action, bool) {
	if action, known := find(r.Actions, func(a Action) bool { return a.Name == name }); known {
		return action, true
	}
	command, known := r.Command(name)
	return command.action(), known && command.Button
}

// AllActions returns the actions of all buttons, those of commands included.
func (r *Registry) AllActions() []Action {
	all := slices.Clone(r.Actions)
	for _, command := range r.Commands {
		if command.Button {
			all = append(all, command.action())
		}
	}
	return all
}

func (c Command) action() Action { return Action{Name: c.Name, Right: c.Right, Run: c.Run} }

// Offered returns the commands in a person's menu: those of every participant and,
// where staff is not nil, those of their role.
func (r *Registry) Offered(staff *store.Staff) []Command {
	var commands []Command
	for _, command := range r.Commands {
		everybody := command.Right == store.RightNone || command.Right == store.RightParticipate
		if everybody || staff != nil && staff.Has(command.Right) {
			commands = append(commands, command)
		}
	}
	return commands
}

// Flow returns a flow by its id.
func (r *Registry) Flow(id string) (Flow, bool) {
	return find(r.Flows, func(f Flow) bool { return f.ID == id })
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
