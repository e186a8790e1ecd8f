package participant

import (
	"slices"

	"usynys/bot/dialog"
)

// Help answers /help: what this is, and each command the reader may use.
func Help(t *dialog.Turn) error {
	if !t.Person.Language.Valid() {
		return t.BeginFlow(WelcomeFlow)
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("help")}}
	screen.Text = append(screen.Text, helpSections(t.Registry.Offered(t.Staff))...)
	screen.Text = append(screen.Text, dialog.Say("help_edit"), dialog.Say("about_not_state"))
	screen.AddRow(CommandButton("button_new", "new"))
	screen.AddRow(CommandButton("button_mine", "my"))
	screen.AddRow(PolicyButton(t))
	screen.AddRow(CommandButton("button_forget", "forget"))
	t.Reply(screen)
	return nil
}

// helpSections returns a paragraph for each section of the commands, in their order.
func helpSections(commands []dialog.Command) []dialog.Text {
	var sections []dialog.Text
	for begin, end := 0, 0; begin < len(commands); begin = end {
		section := commands[begin].Section
		var lines []dialog.Text
		for end < len(commands) && commands[end].Section == section {
			lines = append(lines, dialog.Say("help_line", dialog.Data{"Command": commands[end].Name, "Description": commands[end].Description()}))
			end++
		}
		if section != "" {
			lines = slices.Insert(lines, 0, dialog.Say("help_section_"+section))
		}
		sections = append(sections, dialog.Say("help_commands", dialog.Data{"Commands": lines}))
	}
	return sections
}
