package team

import (
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// templateFlow is the id of the flow in which a reason is written.
const templateFlow = "template"

// The answers to the questions for a reason.
const (
	keepOld      = "keep"
	saveTemplate = "save"
	editPrefix   = "edit."
	previewStep  = "preview"
)

// EditTemplate begins to write a reason: the one of the pressed button, or a new one.
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

// TemplateFlow is the flow in which a reason is written, one piece after the other,
// and looked at before it counts.
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
	for _, piece := range templateFields() {
		flow.Steps = append(flow.Steps, piece.step())
	}
	flow.Steps = append(flow.Steps, dialog.Step{
		ID: previewStep, Ask: askTemplate, Take: takeTemplate,
		Answered: func(*dialog.Turn) (bool, error) { return false, nil },
	})
	return flow
}

// askTemplate shows the reason as it would be.
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
		for _, piece := range templateFields() {
			if piece.id == id {
				return dialog.Handled, t.GoTo(id)
			}
		}
	}
	if input.Press.Argument != saveTemplate {
		return dialog.Stay, dialog.ErrStale
	}
	upkeep := &t.Staff.AdminDraft
	after, err := rules.EditTemplate(t.Tx, *t.Catalogue, *t.Staff, t.Now, upkeep.TemplateBefore, upkeep.Template)
	var changed *rules.TemplateConflictError
	switch {
	case errors.As(err, &changed):
		// What was typed is not lost: whoever has read what stands there now may save
		// it all the same.
		upkeep.TemplateBefore = changed.Template
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

// backToTemplate ends the flow and shows the reason it was about.
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
