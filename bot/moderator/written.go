package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// written makes a reason of what a moderator typed, as typed, or says what is
// wrong with it.
func written(t *dialog.Turn, text string) (store.Reason, error) {
	text = store.CleanText(text)
	switch fault := t.Catalogue.Limits.CheckReason(text); fault.Code {
	case store.Fine:
		language := store.LanguageOf(text, t.Person.Language)
		if !language.Known() { // an administrator who has never chosen a language
			language = store.Kazakh
		}
		return store.Reason{Text: text, Language: language}, nil
	case store.TooShort:
		return store.Reason{}, dialog.SorryCounted("reason_too_short", fault.Limit)
	case store.TooLong:
		return store.Reason{}, dialog.SorryCounted("reason_too_long", fault.By)
	case store.Meaningless:
		return store.Reason{}, dialog.Sorry("reason_meaningless")
	default:
		return store.Reason{}, dialog.Sorry("task_needs_text")
	}
}
