package participant

import (
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// The buttons of the question for the text.
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
		Answered: answeredBy(func(t *dialog.Turn, draft store.Draft) bool {
			return draft.TextDone && checkText(t, draft) == store.Violation{}
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
		if topic.Hint != (store.LocalizedText{}) {
			screen.Text = append(screen.Text, dialog.Say("topic_hint", dialog.Data{"Hint": topic.Hint}))
		}
		screen.Text = append(screen.Text, dialog.Say("text_how"), dialog.Say("text_privacy"))
	} else {
		screen.Text = append(screen.Text, receivedTexts(t, draft)...)
		screen.AddRow(t.AnswerButton(dialog.Say("button_done"), textDone))
	}
	if len(draft.Parts) > 0 {
		screen.AddRow(t.AnswerButton(dialog.Say("button_rewrite"), clearText))
	}
	if len(draft.Attachments) > 0 {
		screen.AddRow(t.AnswerButton(dialog.Say("button_no_files"), clearFiles))
	}
	return addNavigation(t, screen)
}

// receivedTexts returns what has arrived so far.
func receivedTexts(t *dialog.Turn, draft store.Draft) []dialog.Text {
	texts := []dialog.Text{dialog.Say("ask_text")}
	if body := draft.Body(); body != "" {
		texts = []dialog.Text{dialog.SayCounted("text_received", utf8.RuneCountInString(body))}
	}
	if len(draft.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_received", dialog.Data{"Total": len(draft.Attachments)}))
	}
	if checkText(t, draft).Code == store.ViolationTooLong || len(draft.Parts) >= maxMessages {
		return texts
	}
	return append(texts, dialog.Say("text_more_or_done"))
}

func takeText(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind == dialog.Typed {
		return dialog.Stay, addText(t, input)
	}
	switch input.Press.Argument {
	case textDone:
		draft, err := changeDraft(t, func(d *store.Draft) { d.TextDone = true })
		if err != nil {
			return dialog.Stay, err
		}
		return dialog.Next, dialog.Keep(faultProblem("text", checkText(t, draft)))
	case clearText:
		_, err := changeDraft(t, func(d *store.Draft) { d.Parts, d.TextDone = nil, false })
		return dialog.Stay, err
	case clearFiles:
		_, err := changeDraft(t, func(d *store.Draft) { d.Attachments = nil })
		return dialog.Stay, err
	}
	return dialog.Stay, dialog.ErrStale
}

// addText adds a message to the text, if there is room for it.
func addText(t *dialog.Turn, input dialog.Input) error {
	draft, _, err := t.Draft()
	if err != nil {
		return err
	}
	if before := allParts(draft); exceedsLimit(t, before, addPart(before, input)) {
		return dialog.NewProblem("text_not_kept")
	}
	var fault store.Violation
	draft, err = changeDraft(t, func(d *store.Draft) {
		fault = addAttachment(t, &d.Attachments, input)
		d.Parts = addPart(d.Parts, input)
	})
	if err != nil {
		return err
	}
	if fault.Code == store.NoViolation && checkText(t, draft).Code == store.ViolationTooLong {
		return dialog.Keep(faultProblem("text", checkText(t, draft)))
	}
	return dialog.Keep(faultProblem("files", fault))
}

// addAttachment adds the input's file or place, if it has one, unless there are too many.
func addAttachment(t *dialog.Turn, attachments *[]store.Attachment, input dialog.Input) store.Violation {
	if input.Attachment == nil {
		return store.Violation{}
	}
	attachment := *input.Attachment
	attachment.Message = input.Message
	for i, a := range *attachments {
		if a.Message == attachment.Message {
			(*attachments)[i] = attachment
			return store.Violation{}
		}
	}
	fault := t.Catalogue.Limits.ValidateFileCount(len(*attachments) + 1)
	if fault.Code == store.NoViolation {
		*attachments = append(*attachments, attachment)
	}
	return fault
}

// checkText validates the text. A cry for help may be short.
func checkText(t *dialog.Turn, draft store.Draft) store.Violation {
	fault := t.Catalogue.Limits.ValidateText(draft.Body())
	if fault.Code == store.ViolationTooShort && soundsLikeCrisis(t, draft) {
		return store.Violation{}
	}
	return fault
}
