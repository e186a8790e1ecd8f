// Package participant has what a young person can do. Where to find it:
//
//   - participant.go: /start, /help, the main menu, messages outside of any question
//   - welcome*.go: the first conversation, with language, age and consent; the policy
//   - submit*.go: the conversation that writes and sends a proposal, a file a step
//   - draft.go, stash.go: what becomes of an unsent draft, and of messages that may
//     belong to it
//   - edited.go: edited messages
//   - mine.go: /my; differ.go: an author says that a proposal is no duplicate
//   - reply*.go: the reply to a moderator's question, and reminders of it
//   - limit.go, room.go: how much a person may send, and how much is kept of a text;
//     cries for help and helplines
//   - forget.go: /forget
package participant

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// The ids of the participant's flows.
const (
	WelcomeFlow = "welcome"
	SubmitFlow  = "submit"
	ReplyFlow   = "answer_question"
)

// MenuAction is the action of a button that runs the command named in its argument.
const MenuAction = "menu"

// Start answers /start: it begins the welcome, asks whether to resume a draft, or shows
// the menu.
func Start(t *dialog.Turn) error {
	if t.Staff != nil {
		t.SendMenu() // their role may be new
	}
	if !t.Person.Onboarded() {
		return t.BeginFlow(WelcomeFlow)
	}
	if draft, exists, err := t.Draft(); err != nil {
		return err
	} else if exists && !draft.Empty() {
		return askResumeDraft(t)
	}
	t.LeaveFlow()
	return showMenu(t)
}

// showMenu shows the main menu, with texts on top.
func showMenu(t *dialog.Turn, first ...dialog.Text) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: append(first, dialog.Say("menu"))}
	if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("menu_draft"))
		screen.AddRow(draftButton(t, "button_continue", continueDraft))
	} else {
		screen.AddRow(CommandButton("button_new", "new"))
	}
	screen.AddRow(CommandButton("button_mine", "my"), CommandButton("button_help", "help"))
	screen.AddRow(CommandButton("button_language", "language"))
	if t.HasRight(store.RightRead) {
		screen.AddRow(CommandButton("button_queue", "queue"))
	}
	t.Show(screen)
	return nil
}

// CommandButton returns a button that runs a command.
func CommandButton(label, command string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: MenuAction, Argument: command}}
}

// Typed handles a text, a file or a place. It may belong to the present question, to a
// draft, to a moderator's question, or to none of them: then a proposal is offered.
func Typed(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	waits := exists && !draft.Empty()
	inSubmit := t.Session.Flow == SubmitFlow
	switch {
	case inSubmit && waits && (t.AwayTooLong() || len(draft.Stashed) > 0):
		return stashAndAsk(t)
	case t.Session.Flow != "":
		return t.Take(t.Input)
	case !t.Person.Onboarded():
		return t.BeginFlow(WelcomeFlow)
	case waits:
		return stashAndAsk(t)
	}
	if p, asked, err := latestQuestion(t); err != nil {
		return err
	} else if asked {
		return replyTyped(t, p)
	}
	return stashAndOffer(t)
}

// Unsupported handles a sticker, a contact, a poll and the like.
func Unsupported(t *dialog.Turn) error {
	hint := dialog.Say("unsupported")
	if flow, known := t.Registry.Flow(t.Session.Flow); known && flow.Unsupported != "" {
		hint = dialog.Say(flow.Unsupported)
	}
	switch {
	case t.Session.Flow != "":
		return t.Ask(hint)
	case !t.Person.Onboarded():
		return t.BeginFlow(WelcomeFlow)
	}
	return showMenu(t, hint)
}

// Help answers /help: what the bot is for, and the commands that the person may use.
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
