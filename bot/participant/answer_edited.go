package participant

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// editReply puts the new words of an edited message into the answer it belongs to,
// and reports whether there is one.
func editReply(t *dialog.Turn) (found bool, err error) {
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return false, err
		}
		if p.Status != store.Asked && p.Status != store.Lapsed {
			continue
		}
		reply, err := replyOf(t, p.Seq)
		if err != nil {
			return false, err
		}
		before := slices.Clone(reply.Parts)
		if !replaceInReply(&reply, t.Input) {
			continue
		}
		if outgrown(t, before, reply.Parts) {
			t.Say(dialog.Say("edit_not_kept"))
			return true, nil
		}
		if err := store.ReplyDrafts.Put(t.Tx, reply); err != nil {
			return true, err
		}
		if t.Session.Flow == AnswerFlow && t.Session.Subject == p.Seq {
			return true, t.Ask(dialog.Say("edit_taken"))
		}
		t.Say(dialog.Say("edit_taken"))
		return true, nil
	}
	return false, nil
}

func replaceInReply(reply *store.Reply, input dialog.Input) bool {
	found := replacePart(reply.Parts, input)
	for i, a := range reply.Attachments {
		if a.Message != input.Message || input.Attachment == nil {
			continue
		}
		if !found && input.Text != "" {
			reply.Parts = append(reply.Parts, store.Part{Message: input.Message, Text: input.Text})
		}
		reply.Attachments[i] = *input.Attachment
		reply.Attachments[i].Message, found = input.Message, true
	}
	return found
}
