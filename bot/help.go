package bot

import (
	"usynys/bot/dialog"
	"usynys/bot/participant"
	"usynys/store"
)

// help answers /help: what this is, and each command the reader may use.
func help(t *dialog.Turn) error {
	if !t.Person.Language.Known() {
		return t.Begin(participant.WelcomeFlow)
	}
	var lines []dialog.Text
	for _, command := range offered(t.Abilities, t.Staff) {
		lines = append(lines, dialog.Say("help_line", dialog.Data{"Command": command.Name, "Description": describe(command)}))
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("help"),
		dialog.Say("help_commands", dialog.Data{"Commands": lines}),
		dialog.Say("help_edit"),
		dialog.Say("about_not_state"),
	}}
	screen.Row(participant.CommandButton("button_new", "new"))
	screen.Row(participant.CommandButton("button_mine", "my"))
	screen.Row(participant.PolicyButton(t))
	screen.Row(participant.CommandButton("button_forget", "forget"))
	t.Reply(screen)
	return nil
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
