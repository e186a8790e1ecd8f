package engine

import "usynys/bot/dialog"

// Toast is the answer to a press.
type Toast struct{ Callback, Text string }

// toastLimit is the maximum number of characters of a toast (Bot API,
// answerCallbackQuery).
const toastLimit = 200

// toast renders the answer to a press, in the language of the person, or of the group if
// the person has none. It returns nil for other inputs.
func (e *Engine) toast(turn *dialog.Turn) (*Toast, error) {
	if turn.Input.Kind != dialog.Pressed {
		return nil, nil
	}
	answer := &Toast{Callback: turn.Input.CallbackID}
	if turn.Toast == nil {
		return answer, nil
	}
	language := turn.Person.Language
	if turn.Group != 0 && !language.Valid() {
		var err error
		if language, err = groupLanguage(turn.Tx, turn.Group); err != nil {
			return nil, err
		}
	}
	text, err := e.renderer.text(language, *turn.Toast, plain)
	if runes := []rune(text); len(runes) > toastLimit {
		text = string(runes[:toastLimit-1]) + "…"
	}
	answer.Text = text
	return answer, err
}
