package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

func titleStep() dialog.Step {
	return dialog.Step{
		ID:   "title",
		Ask:  askTitle,
		Take: takeTitle,
		Answered: answered(func(t *dialog.Turn, draft store.Draft) bool {
			return t.Catalogue.Limits.CheckTitle(draft.Title.Text) == store.Fault{}
		}),
	}
}

func askTitle(t *dialog.Turn) (dialog.Screen, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_title")}}
	if title := store.CleanTitle(draft.Title.Text); title != "" {
		screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": title}))
	}
	return withWaysOut(t, screen)
}

// takeTitle keeps what was typed even where it does not fit, and a file that
// came too early.
func takeTitle(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Typed {
		return dialog.Stay, dialog.ErrStale
	}
	draft, err := change(t, func(d *store.Draft) {
		attach(t, &d.Attachments, input)
		if input.Text != "" {
			d.Title = store.Part{Message: input.Message, Text: input.Text}
		}
	})
	if err != nil {
		return dialog.Stay, err
	}
	if input.Text == "" {
		return dialog.Stay, dialog.Keep(dialog.Sorry("file_kept_title_missing"))
	}
	return dialog.Next, dialog.Keep(sorryTitle(t, draft))
}

// sorryTitle says what is wrong with the title, if anything.
func sorryTitle(t *dialog.Turn, draft store.Draft) error {
	return sorry("title", t.Catalogue.Limits.CheckTitle(draft.Title.Text))
}

// sorry says what is wrong and by how much: the texts "title_too_long" and so on.
func sorry(what string, fault store.Fault) error {
	switch fault.Code {
	case store.Fine:
		return nil
	case store.TooShort, store.TooLong, store.TooManyFiles:
		return dialog.SorryCounted(what+"_"+string(fault.Code), fault.By, dialog.Data{"Limit": fault.Limit})
	}
	return dialog.Sorry(what + "_" + string(fault.Code))
}
