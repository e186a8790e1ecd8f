package admin

import (
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// templateFlow is the id of the flow in which a reason is written.
const templateFlow = "template"

// The answers to the questions for a reason.
const (
	keepOld = "keep"
	saveIt  = "save"
	rewrite = "edit."
	preview = "preview"
)

// EditTemplate begins to write a reason: the one of the pressed button, or a new one.
func EditTemplate(t *dialog.Turn) error {
	if t.Input.Press.Argument == "" {
		return begin(t, templateFlow, store.Upkeep{})
	}
	template, _, err := pressedTemplate(t)
	if err != nil {
		return err
	}
	return begin(t, templateFlow, store.Upkeep{Template: store.Template{Code: template.Code}, Before: template})
}

// TemplateFlow is the flow in which a reason is written, one piece after the other,
// and looked at before it counts.
func TemplateFlow() dialog.Flow {
	flow := dialog.Flow{
		ID: templateFlow, Right: store.Manage, Unsupported: "template_needs_words",
		Finish: func(*dialog.Turn) error { return nil }, // the preview has the effect
		Cancel: func(t *dialog.Turn) error {
			t.Leave()
			before := t.Staff.Upkeep.Before
			if before.Code == "" {
				t.Show(dialog.Screen{Text: []dialog.Text{dialog.Say("template_not_saved")}})
				return end(t)
			}
			return backToTemplate(t, before, dialog.Say("template_not_saved"))
		},
	}
	for _, piece := range pieces() {
		flow.Steps = append(flow.Steps, piece.step())
	}
	flow.Steps = append(flow.Steps, dialog.Step{
		ID: preview, Ask: askTemplate, Take: takeTemplate,
		Answered: func(*dialog.Turn) (bool, error) { return false, nil },
	})
	return flow
}

// askTemplate shows the reason as it would be.
func askTemplate(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: append(templateTexts(t.Staff.Upkeep.Template), dialog.Say("ask_preview"))}
	for i := 0; i < len(pieces()); i += 2 {
		button, text := pieces()[i], pieces()[i+1]
		screen.Row(t.AnswerButton(dialog.Say(button.edit), rewrite+button.id), t.AnswerButton(dialog.Say(text.edit), rewrite+text.id))
	}
	screen.Row(t.AnswerButton(dialog.Say("button_keep"), saveIt), t.CancelButton())
	return screen, nil
}

func takeTemplate(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return dialog.Stay, dialog.Sorry("use_buttons")
	}
	if id, found := strings.CutPrefix(input.Press.Argument, rewrite); found {
		for _, piece := range pieces() {
			if piece.id == id {
				return dialog.Elsewhere, t.Go(id)
			}
		}
	}
	if input.Press.Argument != saveIt {
		return dialog.Stay, dialog.ErrStale
	}
	upkeep := &t.Staff.Upkeep
	after, err := store.EditTemplate(t.Tx, *t.Catalogue, *t.Staff, t.Now, upkeep.Before, upkeep.Template)
	var changed *store.TemplateChangedError
	switch {
	case errors.As(err, &changed):
		// What was typed is not lost: whoever has read what stands there now may save
		// it all the same.
		upkeep.Before = changed.Template
		if err := keep(t); err != nil {
			return dialog.Stay, err
		}
		return dialog.Stay, dialog.Keep(sorryChanged(changed.Template))
	case errors.Is(err, store.ErrSameButton):
		return dialog.Stay, dialog.Sorry("template_same_button")
	case err != nil:
		return dialog.Stay, err
	}
	t.Leave()
	return dialog.Elsewhere, backToTemplate(t, after, dialog.Say("template_saved"))
}

func sorryChanged(now store.Template) error {
	return dialog.Sorry("template_changed_meanwhile", dialog.Data{"KK": now.Button.KK, "RU": now.Button.RU})
}

// backToTemplate ends the flow and shows the reason it was about.
func backToTemplate(t *dialog.Turn, template store.Template, first dialog.Text) error {
	screen, err := templateScreen(t, template)
	if err != nil {
		return err
	}
	if err := instead(t, screen.With(first)); err != nil {
		return err
	}
	return end(t)
}
