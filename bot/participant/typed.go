package participant

import "usynys/bot/dialog"

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
	case inSubmit && waits && (longBreak(t) || len(draft.Kept) > 0):
		return keepForLater(t)
	case t.Session.Flow != "":
		return t.Take(t.Input)
	case !t.Person.Welcomed():
		return t.Begin(WelcomeFlow)
	case waits:
		return keepForLater(t)
	}
	if p, asked, err := openQuestion(t); err != nil {
		return err
	} else if asked {
		return answerTyped(t, p)
	}
	return offerToUse(t)
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
	case !t.Person.Welcomed():
		return t.Begin(WelcomeFlow)
	}
	return showMenu(t, hint)
}
