package admin

import (
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// The actions of the buttons about one reason.
const (
	TemplateAction         = "template"
	TemplateEditAction     = "template_edit"
	TemplateWithdrawAction = "template_off"
)

// What becomes of a reason that is no longer, or again, to be offered.
const (
	withdraw = "yes"
	restore  = "no"
)

// Template shows one reason as both its readers see it.
func Template(t *dialog.Turn) error {
	template, _, err := pressedTemplate(t)
	if err != nil {
		return err
	}
	return showTemplate(t, template)
}

func showTemplate(t *dialog.Turn, template store.Template, first ...dialog.Text) error {
	screen, err := templateScreen(t, template)
	if err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, "", screen.With(first...))
	return nil
}

func templateScreen(t *dialog.Turn, template store.Template) (dialog.Screen, error) {
	uses, err := usesOf(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: append(templateTexts(template), dialog.Say("template_uses", dialog.Data{"Days": usedDays, "Total": uses[template.Code]}))}
	edit := templateButton(template, "button_template_edit", TemplateEditAction, "")
	if template.Withdrawn {
		screen.Text = append(screen.Text, dialog.Say("template_withdrawn"))
		screen.Row(edit, templateButton(template, "button_template_on", TemplateWithdrawAction, restore))
	} else {
		screen.Row(edit, templateButton(template, "button_template_off", TemplateWithdrawAction, withdraw))
	}
	screen.Row(button("button_back", TemplatesAction, "0"))
	return screen, nil
}

// templateTexts shows a reason in all languages. What is missing is left out.
func templateTexts(template store.Template) []dialog.Text {
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

// templateButton is a button about a reason as it is now.
func templateButton(template store.Template, label, action, rest string) dialog.Button {
	made := button(label, action, template.Code)
	if rest != "" {
		made.Press.Argument += "." + rest
	}
	made.Press.Revision = template.Stamp()
	return made
}

// pressedTemplate is the reason that the pressed button is about, and what stands
// behind its code.
func pressedTemplate(t *dialog.Turn) (store.Template, string, error) {
	code, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	template, found, err := store.TemplateOf(t.Tx, *t.Catalogue, code)
	if err == nil && !found {
		err = dialog.ErrStale
	}
	return template, rest, err
}

// WithdrawTemplate keeps a reason from being offered, or offers it again.
func WithdrawTemplate(t *dialog.Turn) error {
	template, chosen, err := pressedTemplate(t)
	switch {
	case err != nil:
		return err
	case chosen != withdraw && chosen != restore:
		return dialog.ErrStale
	case t.Input.Press.Revision != template.Stamp():
		text := dialog.Say("template_changed")
		t.Toast = &text
		return showTemplate(t, template, text)
	}
	after, err := store.WithdrawTemplate(t.Tx, *t.Catalogue, *t.Staff, t.Now, template, chosen == withdraw)
	switch {
	case errors.Is(err, store.ErrLastTemplate):
		return dialog.Sorry("template_last")
	case err != nil:
		return err
	}
	return showTemplate(t, after)
}
