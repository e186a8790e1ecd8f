// Package participant is what a young person can do: be welcomed, write a
// proposal, see what became of it, answer what the staff ask about it, say that it is
// no duplicate, change the language, have everything erased. One small file a step or
// screen.
package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// The ids of the participant's flows.
const (
	WelcomeFlow = "welcome"
	SubmitFlow  = "submit"
	ReplyFlow   = "answer_question"
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

// showMenu shows what the person can do, with something to tell them on top.
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

// CommandButton is a button that does what a command does.
func CommandButton(label, command string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: MenuAction, Argument: command}}
}

// Typed answers a text, a file or a place: it belongs to the question being
// asked, or to a draft that waits, or to a moderator's question, or to nothing, which is
// said kindly.
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

// Unsupported answers a sticker, a contact, a poll and the like.
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
