package participant

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// Edited answers a change of an earlier message. While the draft or an answer is
// open, the new words replace the old ones; what has been sent stays as it was sent.
func Edited(t *dialog.Turn) error {
	if !t.Person.Welcomed() {
		return t.Begin(WelcomeFlow)
	}
	if found, err := editReply(t); found || err != nil {
		return err
	}
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	input, before := t.Input, slices.Clone(written(draft))
	if !exists || !replaceEdited(&draft, input) {
		if input.Attachment != nil && input.Attachment.Kind == store.Location {
			return nil // a live location moves; nobody has edited anything
		}
		t.Say(dialog.Say("edit_changes_nothing"))
		return nil
	}
	if outgrown(t, before, written(draft)) {
		t.Say(dialog.Say("edit_not_kept"))
		return nil
	}
	draft.Confirmed = false
	t.SaveDraft(draft)
	switch {
	case draft.Empty():
		t.Say(dialog.Say("edit_taken"))
		return nil
	case t.Session.Flow != SubmitFlow || len(draft.Kept) > 0:
		return askResume(t)
	}
	if t.Session.Step != "title" && sorryTitle(t, draft) != nil && draft.Title.Message == input.Message {
		if err := t.Go("title"); err != nil {
			return err
		}
	}
	return t.Ask(dialog.Say("edit_taken"))
}

// replaceEdited puts the new words where the old ones were, and reports whether
// the message is part of the draft at all.
func replaceEdited(draft *store.Draft, input dialog.Input) bool {
	found := replacePart(draft.Parts, input)
	if draft.Title.Message == input.Message {
		draft.Title.Text, found = input.Text, true
	}
	for i := range draft.Kept {
		if draft.Kept[i].Message == input.Message {
			draft.Kept[i].Text, found = input.Text, true
		}
	}
	for i, a := range draft.Attachments {
		if a.Message == input.Message && input.Attachment != nil {
			if !found && input.Text != "" {
				draft.Parts = append(draft.Parts, store.Part{Message: input.Message, Text: input.Text})
			}
			draft.Attachments[i] = *input.Attachment
			draft.Attachments[i].Message, found = input.Message, true
		}
	}
	return found
}
