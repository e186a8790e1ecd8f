package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// piece is one of the words a reason is made of.
type piece struct {
	id, question, edit string
	most               int
	of                 func(template *store.Template) *string
}

func pieces() []piece {
	return []piece{
		{"button_kk", "ask_template_button_kk", "button_template_button_kk", store.ButtonMax, func(t *store.Template) *string { return &t.Button.KK }},
		{"text_kk", "ask_template_text_kk", "button_template_text_kk", store.TemplateTextMax, func(t *store.Template) *string { return &t.Text.KK }},
		{"button_ru", "ask_template_button_ru", "button_template_button_ru", store.ButtonMax, func(t *store.Template) *string { return &t.Button.RU }},
		{"text_ru", "ask_template_text_ru", "button_template_text_ru", store.TemplateTextMax, func(t *store.Template) *string { return &t.Text.RU }},
	}
}

func (p piece) step() dialog.Step {
	return dialog.Step{
		ID: p.id, Ask: p.ask, Take: p.take,
		Answered: func(t *dialog.Turn) (bool, error) { return *p.of(&t.Staff.Upkeep.Template) != "", nil },
	}
}

func (p piece) ask(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(p.question, dialog.Data{"Limit": p.most})}}
	if now := p.now(t); now != "" {
		screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": now}))
		screen.Row(t.AnswerButton(dialog.Say("button_keep_as_is"), keepOld))
	}
	ways, err := t.WaysOut()
	screen.Row(ways...)
	return screen, err
}

// now is what stands there: what was typed already, or what the reason had before.
func (p piece) now(t *dialog.Turn) string {
	if typed := *p.of(&t.Staff.Upkeep.Template); typed != "" {
		return typed
	}
	return *p.of(&t.Staff.Upkeep.Before)
}

func (p piece) take(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	text := store.CleanTitle(input.Text)
	switch {
	case input.Kind == dialog.Pressed && input.Press.Argument == keepOld && p.now(t) != "":
		text = p.now(t)
	case input.Kind == dialog.Pressed:
		return dialog.Stay, dialog.ErrStale
	}
	switch fault := store.CheckTemplateText(text, p.most); fault.Code {
	case store.Fine:
	case store.TooLong:
		return dialog.Stay, dialog.SorryCounted("template_too_long", fault.By, dialog.Data{"Limit": fault.Limit})
	case store.Mixed:
		return dialog.Stay, dialog.Sorry("template_mixed")
	default:
		return dialog.Stay, dialog.Sorry("template_needs_words")
	}
	*p.of(&t.Staff.Upkeep.Template) = text
	return dialog.Next, keep(t)
}
