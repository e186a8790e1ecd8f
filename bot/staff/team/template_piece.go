package team

import (
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// templateField is one of the words a reason is made of.
type templateField struct {
	id, askKey, editKey string
	maxLength           int
	value               func(template *store.ReasonTemplate) *string
}

func templateFields() []templateField {
	return []templateField{
		{"button_kk", "ask_template_button_kk", "button_template_button_kk", store.TemplateButtonMax, func(t *store.ReasonTemplate) *string { return &t.Button.KK }},
		{"text_kk", "ask_template_text_kk", "button_template_text_kk", store.TemplateTextMax, func(t *store.ReasonTemplate) *string { return &t.Text.KK }},
		{"button_ru", "ask_template_button_ru", "button_template_button_ru", store.TemplateButtonMax, func(t *store.ReasonTemplate) *string { return &t.Button.RU }},
		{"text_ru", "ask_template_text_ru", "button_template_text_ru", store.TemplateTextMax, func(t *store.ReasonTemplate) *string { return &t.Text.RU }},
	}
}

func (p templateField) step() dialog.Step {
	return dialog.Step{
		ID: p.id, Ask: p.ask, Take: p.take,
		Answered: func(t *dialog.Turn) (bool, error) { return *p.value(&t.Staff.AdminDraft.Template) != "", nil },
	}
}

func (p templateField) ask(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(p.askKey, dialog.Data{"Limit": p.maxLength})}}
	if now := p.current(t); now != "" {
		screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": now}))
		screen.AddRow(t.AnswerButton(dialog.Say("button_keep_as_is"), keepOld))
	}
	ways, err := t.NavigationButtons()
	screen.AddRow(ways...)
	return screen, err
}

// current is what stands there: what was typed already, or what the reason had before.
func (p templateField) current(t *dialog.Turn) string {
	if typed := *p.value(&t.Staff.AdminDraft.Template); typed != "" {
		return typed
	}
	return *p.value(&t.Staff.AdminDraft.TemplateBefore)
}

func (p templateField) take(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	text := screening.NormalizeTitle(input.Text)
	switch {
	case input.Kind == dialog.Pressed && input.Press.Argument == keepOld && p.current(t) != "":
		text = p.current(t)
	case input.Kind == dialog.Pressed:
		return dialog.Stay, dialog.ErrStale
	}
	switch fault := store.ValidateTemplateText(text, p.maxLength); fault.Code {
	case store.NoViolation:
	case store.ViolationTooLong:
		return dialog.Stay, dialog.NewCountedProblem("template_too_long", fault.Difference, dialog.Data{"Limit": fault.Limit})
	case store.ViolationMixedScripts:
		return dialog.Stay, dialog.NewProblem("template_mixed")
	default:
		return dialog.Stay, dialog.NewProblem("template_needs_words")
	}
	*p.value(&t.Staff.AdminDraft.Template) = text
	return dialog.Next, saveDraft(t)
}
