package team

import (
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// The actions of the buttons about one template.
const (
	TemplateAction         = "template"
	TemplateEditAction     = "template_edit"
	TemplateWithdrawAction = "template_off"
)

// The arguments of TemplateWithdrawAction.
const (
	withdraw = "yes"
	restore  = "no"
)

// Template shows one template in all languages.
func Template(t *dialog.Turn) error {
	template, _, err := pressedTemplate(t)
	if err != nil {
		return err
	}
	return showTemplate(t, template)
}

func showTemplate(t *dialog.Turn, template store.ReasonTemplate, first ...dialog.Text) error {
	screen, err := templateScreen(t, template)
	if err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, "", screen.Prepend(first...))
	return nil
}

func templateScreen(t *dialog.Turn, template store.ReasonTemplate) (dialog.Screen, error) {
	uses, err := countUses(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: append(templateTexts(template), dialog.Say("template_uses", dialog.Data{"Days": countedDays, "Total": uses[template.Code]}))}
	edit := templateButton(template, "button_template_edit", TemplateEditAction, "")
	if template.Withdrawn {
		screen.Text = append(screen.Text, dialog.Say("template_withdrawn"))
		screen.AddRow(edit, templateButton(template, "button_template_on", TemplateWithdrawAction, restore))
	} else {
		screen.AddRow(edit, templateButton(template, "button_template_off", TemplateWithdrawAction, withdraw))
	}
	screen.AddRow(desk.ActionButton("button_back", TemplatesAction, "0"))
	return screen, nil
}

// templateTexts returns the words of a template in the languages that it has.
func templateTexts(template store.ReasonTemplate) []dialog.Text {
	var texts []dialog.Text
	for _, language := range store.Languages() {
		if label := template.Button.In(language); label != "" {
			texts = append(texts, dialog.Say("template_words", dialog.Data{
				"Language": dialog.Say("language_" + string(language)), "Button": label, "Text": template.Text.In(language),
			}))
		}
	}
	return texts
}

// templateButton has the template's code and rest as its argument, and the template's
// fingerprint as its revision.
func templateButton(template store.ReasonTemplate, label, action, rest string) dialog.Button {
	return fingerprintButton(label, action, template.Code, rest, template.Fingerprint())
}

// pressedTemplate returns the template that the pressed button is about, and the rest of
// its argument.
func pressedTemplate(t *dialog.Turn) (store.ReasonTemplate, string, error) {
	code, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	template, found, err := rules.TemplateOf(t.Tx, *t.Catalogue, code)
	if err == nil && !found {
		err = dialog.ErrStale
	}
	return template, rest, err
}

// WithdrawTemplate withdraws a template, so that it is not offered, or restores it.
func WithdrawTemplate(t *dialog.Turn) error {
	template, chosen, err := pressedTemplate(t)
	switch {
	case err != nil:
		return err
	case chosen != withdraw && chosen != restore:
		return dialog.ErrStale
	case t.Input.Press.Revision != template.Fingerprint():
		text := dialog.Say("template_changed")
		t.Toast = &text
		return showTemplate(t, template, text)
	}
	after, err := rules.WithdrawTemplate(t.Tx, *t.Catalogue, *t.Staff, t.Now, template, chosen == withdraw)
	switch {
	case errors.Is(err, rules.ErrLastTemplate):
		return dialog.NewProblem("template_last")
	case err != nil:
		return err
	}
	return showTemplate(t, after)
}
