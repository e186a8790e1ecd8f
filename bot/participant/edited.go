package participant

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// editUnsentReply updates the unsent reply that an edited message belongs to, and reports
// whether there is one.
func editUnsentReply(t *dialog.Turn) (found bool, err error) {
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return false, err
		}
		if p.Status != store.StatusAsked && p.Status != store.StatusLapsed {
			continue
		}
		reply, err := loadReply(t, p.Seq)
		if err != nil {
			return false, err
		}
		before := slices.Clone(reply.Parts)
		if !replaceInReply(&reply, t.Input) {
			continue
		}
		if exceedsLimit(t, before, reply.Parts) {
			t.ShowHint(dialog.Say("edit_not_kept"))
			return true, nil
		}
		if err := store.ReplyDrafts.Put(t.Tx, reply); err != nil {
			return true, err
		}
		if t.Session.Flow == ReplyFlow && t.Session.Subject == p.Seq {
			return true, t.Ask(dialog.Say("edit_taken"))
		}
		t.ShowHint(dialog.Say("edit_taken"))
		return true, nil
	}
	return false, nil
}

func replaceInReply(reply *store.ReplyDraft, input dialog.Input) bool {
	found := replacePart(reply.Parts, input)
	return replaceAttachment(&reply.Parts, reply.Attachments, input, found)
}

// replaceAttachment replaces the file of an edited message. Unless the message's text was
// found elsewhere, its new caption becomes a part. It reports whether either was found.
func replaceAttachment(parts *[]store.TextPart, attachments []store.Attachment, input dialog.Input, found bool) bool {
	for i, a := range attachments {
		if a.Message != input.Message || input.Attachment == nil {
			continue
		}
		if !found && input.Text != "" {
			*parts = append(*parts, store.TextPart{Message: input.Message, Text: input.Text})
		}
		attachments[i] = *input.Attachment
		attachments[i].Message, found = input.Message, true
	}
	return found
}

// Edited handles an edited message: its text replaces the old one in the unsent draft or
// reply. What was sent does not change.
func Edited(t *dialog.Turn) error {
	if !t.Person.Onboarded() {
		return t.BeginFlow(WelcomeFlow)
	}
	if found, err := editUnsentReply(t); found || err != nil {
		return err
	}
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	input, before := t.Input, slices.Clone(allParts(draft))
	if !exists || !replaceEdited(&draft, input) {
		if input.Attachment != nil && input.Attachment.Kind == store.AttachmentLocation {
			return nil // a live location has moved
		}
		t.ShowHint(dialog.Say("edit_changes_nothing"))
		return nil
	}
	if exceedsLimit(t, before, allParts(draft)) {
		t.ShowHint(dialog.Say("edit_not_kept"))
		return nil
	}
	draft.Confirmed = false
	t.SaveDraft(draft)
	switch {
	case draft.Empty():
		t.ShowHint(dialog.Say("edit_taken"))
		return nil
	case t.Session.Flow != SubmitFlow || len(draft.Stashed) > 0:
		return askResumeDraft(t)
	}
	if t.Session.Step != "title" && titleProblem(t, draft) != nil && draft.Title.Message == input.Message {
		if err := t.GoTo("title"); err != nil {
			return err
		}
	}
	return t.Ask(dialog.Say("edit_taken"))
}

// replaceEdited replaces an edited message in the draft, and reports whether it is part
// of it.
func replaceEdited(draft *store.Draft, input dialog.Input) bool {
	found := replacePart(draft.Parts, input)
	if draft.Title.Message == input.Message {
		draft.Title.Text, found = input.Text, true
	}
	for i := range draft.Stashed {
		if draft.Stashed[i].Message == input.Message {
			draft.Stashed[i].Text, found = input.Text, true
		}
	}
	return replaceAttachment(&draft.Parts, draft.Attachments, input, found)
}
