package participant

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/screening"
)

// The answers to the preview, which also sends a reply.
const (
	sendNow    = "send"
	showName   = "show"
	hideName   = "hide"
	editPrefix = "edit."
)

func previewStep() dialog.Step {
	return dialog.Step{
		ID:   "preview",
		Ask:  askPreview,
		Take: takePreview,
		Answered: answeredBy(func(_ *dialog.Turn, draft store.Draft) bool {
			return draft.Confirmed
		}),
	}
}

func askPreview(t *dialog.Turn) (dialog.Screen, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("preview_title", dialog.Data{"Title": screening.NormalizeTitle(draft.Title.Text)}),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(t.Catalogue, draft.Topic), "Region": proposal.RegionName(t.Catalogue, draft.Region)}),
		dialog.Say("preview_text", dialog.Data{"Text": draft.Body()}),
	}}
	if len(draft.Attachments) > 0 {
		screen.Text = append(screen.Text, dialog.Say("files_attached", dialog.Data{"Total": len(draft.Attachments)}))
	}
	screen.Text = append(screen.Text, nameLine(draft), dialog.Say("ask_preview"))
	screen.AddRow(t.AnswerButton(dialog.Say("button_send"), sendNow))
	screen.AddRow(editButton(t, "topic"), editButton(t, "region"))
	screen.AddRow(editButton(t, "title"), editButton(t, "text"))
	if !t.Person.Age.Minor() {
		screen.AddRow(nameButton(t, draft))
	}
	return addNavigation(t, screen)
}

func editButton(t *dialog.Turn, step string) dialog.Button {
	return t.AnswerButton(dialog.Say("button_edit_"+step), editPrefix+step)
}

func nameButton(t *dialog.Turn, draft store.Draft) dialog.Button {
	if draft.ShowName {
		return t.AnswerButton(dialog.Say("button_hide_name"), hideName)
	}
	return t.AnswerButton(dialog.Say("button_show_name"), showName)
}

func nameLine(draft store.Draft) dialog.Text {
	if draft.ShowName {
		return dialog.Say("name_shown")
	}
	return dialog.Say("name_hidden")
}

func takePreview(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Pressed {
		return dialog.Stay, dialog.NewProblem("preview_waits")
	}
	answer := input.Press.Argument
	switch {
	case answer == sendNow:
		draft, _, err := t.Draft()
		if err != nil {
			return dialog.Stay, err
		}
		draft.Confirmed = true
		t.SaveDraft(draft)
		return dialog.Next, nil
	case answer == hideName, answer == showName && !t.Person.Age.Minor():
		_, err := changeDraft(t, func(d *store.Draft) { d.ShowName = answer == showName })
		return dialog.Stay, err
	}
	step, isEdit := strings.CutPrefix(answer, editPrefix)
	if isEdit && (step == "topic" || step == "region" || step == "title" || step == "text") {
		return dialog.Handled, t.GoTo(step)
	}
	return dialog.Stay, dialog.ErrStale
}
