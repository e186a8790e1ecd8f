package participant

import (
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// The answers to the question for the text, beside text and files themselves.
const (
	textDone   = "done"
	clearText  = "rewrite"
	clearFiles = "nofiles"
)

func textStep() dialog.Step {
	return dialog.Step{
		ID:   "text",
		Ask:  askText,
		Take: takeText,
		Answered: answered(func(t *dialog.Turn, draft store.Draft) bool {
			return draft.TextDone && textFault(t, draft) == store.Fault{}
		}),
	}
}

func askText(t *dialog.Turn) (dialog.Screen, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return dialog.Screen{}, err
	}
	var screen dialog.Screen
	if len(draft.Parts) == 0 && len(draft.Attachments) == 0 {
		topic, _ := t.Catalogue.Topic(draft.Topic)
		screen.Text = append(screen.Text, dialog.Say("ask_text"))
		if topic.Hint != (store.Label{}) {
			screen.Text = append(screen.Text, dialog.Say("topic_hint", dialog.Data{"Hint": topic.Hint}))
		}
		screen.Text = append(screen.Text, dialog.Say("text_how"), dialog.Say("text_privacy"))
	} else {
		screen.Text = append(screen.Text, received(t, draft)...)
		screen.Row(t.AnswerButton(dialog.Say("button_done"), textDone))
	}
	if len(draft.Parts) > 0 {
		screen.Row(t.AnswerButton(dialog.Say("button_rewrite"), clearText))
	}
	if len(draft.Attachments) > 0 {
		screen.Row(t.AnswerButton(dialog.Say("button_no_files"), clearFiles))
	}
	return withWaysOut(t, screen)
}

// received tells what has arrived so far.
func received(t *dialog.Turn, draft store.Draft) []dialog.Text {
	texts := []dialog.Text{dialog.Say("ask_text")}
	if body := draft.Body(); body != "" {
		texts = []dialog.Text{dialog.SayCounted("text_received", utf8.RuneCountInString(body))}
	}
	if len(draft.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_received", dialog.Data{"Total": len(draft.Attachments)}))
	}
	if textFault(t, draft).Code == store.TooLong || len(draft.Parts) >= messagesInAText {
		return texts
	}
	return append(texts, dialog.Say("text_more_or_done"))
}

func takeText(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind == dialog.Typed {
		return dialog.Stay, add(t, input)
	}
	switch input.Press.Argument {
	case textDone:
		draft, err := change(t, func(d *store.Draft) { d.TextDone = true })
		if err != nil {
			return dialog.Stay, err
		}
		return dialog.Next, dialog.Keep(sorry("text", textFault(t, draft)))
	case clearText:
		_, err := change(t, func(d *store.Draft) { d.Parts, d.TextDone = nil, false })
		return dialog.Stay, err
	case clearFiles:
		_, err := change(t, func(d *store.Draft) { d.Attachments = nil })
		return dialog.Stay, err
	}
	return dialog.Stay, dialog.ErrStale
}

// add takes one message of the text, if there is room for it.
func add(t *dialog.Turn, input dialog.Input) error {
	draft, _, err := t.Draft()
	if err != nil {
		return err
	}
	if before := written(draft); outgrown(t, before, withPart(before, input)) {
		return dialog.Sorry("text_not_kept")
	}
	var fault store.Fault
	draft, err = change(t, func(d *store.Draft) {
		fault = attach(t, &d.Attachments, input)
		d.Parts = withPart(d.Parts, input)
	})
	if err != nil {
		return err
	}
	if fault.Code == store.Fine && textFault(t, draft).Code == store.TooLong {
		return dialog.Keep(sorry("text", textFault(t, draft)))
	}
	return dialog.Keep(sorry("files", fault))
}

// attach adds the input's file or place, if it has one, to those that are there. One
// file too many is not added.
func attach(t *dialog.Turn, attachments *[]store.Attachment, input dialog.Input) store.Fault {
	if input.Attachment == nil {
		return store.Fault{}
	}
	attachment := *input.Attachment
	attachment.Message = input.Message
	for i, a := range *attachments {
		if a.Message == attachment.Message {
			(*attachments)[i] = attachment
			return store.Fault{}
		}
	}
	fault := t.Catalogue.Limits.CheckFiles(len(*attachments) + 1)
	if fault.Code == store.Fine {
		*attachments = append(*attachments, attachment)
	}
	return fault
}

// textFault says what is wrong with the text, if anything. A cry for help may be short.
func textFault(t *dialog.Turn, draft store.Draft) store.Fault {
	fault := t.Catalogue.Limits.CheckText(draft.Body())
	if fault.Code == store.TooShort && criesForHelp(t, draft) {
		return store.Fault{}
	}
	return fault
}
