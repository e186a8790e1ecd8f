package engine

import "usynys/bot/dialog"

// toastLimit is how many characters a toast may have (Bot API,
// answerCallbackQuery).
const toastLimit = 200

// toast renders the answer to a press in the language of the person, or of the group
// for a person who has chosen none. It returns nil where nothing was pressed.
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
