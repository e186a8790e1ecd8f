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
	// Actions are those of buttons only; see [Registry.AllActions].
	Actions []Action
	Flows   []Flow
	Jobs    []Job
	Alarms  []Alarm
	Links   []Link

	// Start answers /start without a deep link.
	Start func(*Turn) error
	// Typed, Edited and Unsupported answer what is neither a command nor a button.
	Typed, Edited, Unsupported func(*Turn) error
	// Care runs ahead of the handler of everything that a person sends in private.
	Care func(*Turn)
	// Welcome is the flow that a person begins with.
	Welcome string
	// SyncAdmins makes the administrators of the configuration those of the store. The
	// turn has no person.
	SyncAdmins func(turn *Turn, configured []store.PersonID) error
	// GroupLost ends a group that the bot can't write to any more, of the staff or not:
	// it was removed or, if muted, may not write. The turn has no person.
	GroupLost func(turn *Turn, chat store.ChatID, muted bool) error
}

// Command is something a person asks for by name.
type Command struct {
	Name string
	// Section is the part of /help in which the command stands, under the heading
	// "help_section_" + Section; what everybody may do stands ahead of all sections.
	Section string
	Right   store.Right
	// Button is set where buttons do the same: those whose action has the same name.
	Button bool
	// Group has it run in groups, too; see [Turn.Group]. The others only say there
	// where they belong.
	Group bool
	Run   func(*Turn) error
}

// Description returns what the command does, for /help and the menu.
func (c Command) Description() Text { return Say("command_" + c.Name) }

// Action is what a button does.
type Action struct {
	Name  string
	Right store.Right
	// Group is set for buttons that stand in groups, and nowhere else.
	Group bool
	Run   func(*Turn) error
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
func (r *Registry) Alarm(kind store.AlarmKind) (Alarm, bool) {
	return find(r.Alarms, func(alarm Alarm) bool { return alarm.Kind == kind })
}

// Link finds the deep link that a payload belongs to, and the rest of the payload.
func (r *Registry) Link(payload string) (Link, string, bool) {
	for _, link := range r.Links {
		if rest, found := strings.CutPrefix(payload, link.Prefix); found {
			return link, rest, true
		}
	}
	return Link{}, "", false
}

// Command finds a command by its name.
func (r *Registry) Command(name string) (Command, bool) {
	return find(r.Commands, func(c Command) bool { return c.Name == name })
}

// Action finds an action by its name.
func (r *Registry) Action(name string) (Action, bool) {
	if action, known := find(r.Actions, func(a Action) bool { return a.Name == name }); known {
		return action, true
	}
	command, known := r.Command(name)
	return command.action(), known && command.Button
}

// AllActions returns the actions of buttons, with those that are commands, too.
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

// Flow finds a flow by its id.
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
