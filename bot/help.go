package bot

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/participant"
	"usynys/store"
)

// help answers /help: what this is, and each command the reader may use.
func help(t *dialog.Turn) error {
	if !t.Person.Language.Known() {
		return t.Begin(participant.WelcomeFlow)
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("help")}}
	screen.Text = append(screen.Text, helpSections(offered(t.Abilities, t.Staff))...)
	screen.Text = append(screen.Text, dialog.Say("help_edit"), dialog.Say("about_not_state"))
	screen.Row(participant.CommandButton("button_new", "new"))
	screen.Row(participant.CommandButton("button_mine", "my"))
	screen.Row(participant.PolicyButton(t))
	screen.Row(participant.CommandButton("button_forget", "forget"))
	t.Reply(screen)
	return nil
}

// The sections of /help for the staff.
const (
	queueSection    = "queue"
	decisionSection = "decision"
	safetySection   = "safety"
	figuresSection  = "figures"
	staffSection    = "staff"
)

// helpSections is a paragraph for each section of some commands, in their order.
func helpSections(commands []dialog.Command) []dialog.Text {
	var sections []dialog.Text
	for begin, end := 0, 0; begin < len(commands); begin = end {
		section := commands[begin].Section
		var lines []dialog.Text
		for end < len(commands) && commands[end].Section == section {
			lines = append(lines, dialog.Say("help_line", dialog.Data{"Command": commands[end].Name, "Description": describe(commands[end])}))
			end++
		}
		if section != "" {
			lines = slices.Insert(lines, 0, dialog.Say("help_section_"+section))
		}
		sections = append(sections, dialog.Say("help_commands", dialog.Data{"Commands": lines}))
	}
	return sections
}

// offered lists the commands that somebody's menu has: those of every
// participant, and those of their role.
func offered(abilities *dialog.Abilities, staff *store.Staff) []dialog.Command {
	var commands []dialog.Command
	for _, command := range abilities.Commands {
		everybody := command.Right == store.Anyone || command.Right == store.Participate
		if everybody || staff != nil && staff.Has(command.Right) {
			commands = append(commands, command)
		}
	}
	return commands
}

func describe(command dialog.Command) dialog.Text { return dialog.Say("command_" + command.Name) }
