package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// MenuAction is the action of a button that stands for a command; the argument
// is the command's name.
const MenuAction = "menu"

// Start answers /start: it welcomes, or goes on where the person was, or shows
// the menu.
func Start(t *dialog.Turn) error {
	if t.Staff != nil {
		t.SendMenu() // their role may be new
	}
	if !t.Person.Welcomed() {
		return t.Begin(WelcomeFlow)
	}
	if draft, exists, err := t.Draft(); err != nil {
		return err
	} else if exists && !draft.Empty() {
		return askResume(t)
	}
	t.Leave()
	return showMenu(t)
}

// showMenu shows what the person can do, with something to tell them on top.
func showMenu(t *dialog.Turn, first ...dialog.Text) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: append(first, dialog.Say("menu"))}
	if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("menu_draft"))
		screen.Row(draftButton(t, "button_continue", goOn))
	} else {
		screen.Row(CommandButton("button_new", "new"))
	}
	screen.Row(CommandButton("button_mine", "my"), CommandButton("button_help", "help"))
	screen.Row(CommandButton("button_language", "language"))
	if t.May(store.Read) {
		screen.Row(CommandButton("button_queue", "queue"))
	}
	t.Show(screen)
	return nil
}

// CommandButton is a button that does what a command does.
func CommandButton(label, command string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: MenuAction, Argument: command}}
}
