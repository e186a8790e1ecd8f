package team

import (
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// templateFlow is the id of the flow that asks for the words of a template.
const templateFlow = "template"

// The arguments of the buttons of the flow.
const (
	keepOld      = "keep"
	saveTemplate = "save"
	editPrefix   = "edit."
	previewStep  = "preview"
)

// EditTemplate begins the flow for the template of the pressed button, or for a new one.
func EditTemplate(t *dialog.Turn) error {
	if t.Input.Press.Argument == "" {
		return beginFlow(t, templateFlow, store.AdminDraft{})
	}
	template, _, err := pressedTemplate(t)
	if err != nil {
		return err
	}
	return beginFlow(t, templateFlow, store.AdminDraft{Template: store.ReasonTemplate{Code: template.Code}, TemplateBefore: template})
}

// TemplateFlow asks for the words of a template one field at a time and shows a preview
// before it saves them.
func TemplateFlow() dialog.Flow {
	flow := dialog.Flow{
		ID: templateFlow, Right: store.RightManage, Unsupported: "template_needs_words",
		Finish: func(*dialog.Turn) error { return nil }, // the preview has the effect
		Cancel: func(t *dialog.Turn) error {
			t.LeaveFlow()
			before := t.Staff.AdminDraft.TemplateBefore
			if before.Code == "" {
				t.Show(dialog.Screen{Text: []dialog.Text{dialog.Say("template_not_saved")}})
				return endFlow(t)
			}
			return backToTemplate(t, before, dialog.Say("template_not_saved"))
		},
	}
	for _, field := range templateFields() {
		flow.Steps = append(flow.Steps, field.step())
	}
	flow.Steps = append(flow.Steps, dialog.Step{
		ID: previewStep, Ask: askTemplate, Take: takeTemplate,
		Answered: func(*dialog.Turn) (bool, error) { return false, nil },
	})
	return flow
}

// askTemplate shows the preview.
func askTemplate(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: append(templateTexts(t.Staff.AdminDraft.Template), dialog.Say("ask_preview"))}
	for i := 0; i < len(templateFields()); i += 2 {
		button, text := templateFields()[i], templateFields()[i+1]
		screen.AddRow(t.AnswerButton(dialog.Say(button.editKey), editPrefix+button.id), t.AnswerButton(dialog.Say(text.editKey), editPrefix+text.id))
	}
	screen.AddRow(t.AnswerButton(dialog.Say("button_keep"), saveTemplate), t.CancelButton())
	return screen, nil
}

func takeTemplate(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return dialog.Stay, dialog.NewProblem("use_buttons")
	}
	if id, found := strings.CutPrefix(input.Press.Argument, editPrefix); found {
		for _, field := range templateFields() {
			if field.id == id {
				return dialog.Handled, t.GoTo(id)
			}
		}
	}
	if input.Press.Argument != saveTemplate {
		return dialog.Stay, dialog.ErrStale
	}
	draft := &t.Staff.AdminDraft
	after, err := rules.EditTemplate(t.Tx, *t.Catalogue, *t.Staff, t.Now, draft.TemplateBefore, draft.Template)
	var changed *rules.TemplateConflictError
	switch {
	case errors.As(err, &changed):
		// What was typed is kept: the sender reads the other change and may still save.
		draft.TemplateBefore = changed.Template
		if err := saveDraft(t); err != nil {
			return dialog.Stay, err
		}
		return dialog.Stay, dialog.Keep(changedProblem(changed.Template))
	case errors.Is(err, rules.ErrDuplicateButton):
		return dialog.Stay, dialog.NewProblem("template_same_button")
	case err != nil:
		return dialog.Stay, err
	}
	t.LeaveFlow()
	return dialog.Handled, backToTemplate(t, after, dialog.Say("template_saved"))
}

func changedProblem(now store.ReasonTemplate) error {
	return dialog.NewProblem("template_changed_meanwhile", dialog.Data{"KK": now.Button.KK, "RU": now.Button.RU})
}

// backToTemplate ends the flow and shows the template.
func backToTemplate(t *dialog.Turn, template store.ReasonTemplate, first dialog.Text) error {
	screen, err := templateScreen(t, template)
	if err != nil {
		return err
	}
	if err := replaceQuestion(t, screen.Prepend(first)); err != nil {
		return err
	}
	return endFlow(t)
}

// templateField is one of the texts of a template.
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

// current returns what was typed in the flow, or what the template had before.
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
