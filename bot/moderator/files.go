package moderator

import "usynys/bot/dialog"

// filesAtOnce bounds what one press sends, whatever the catalogue allowed when
// the proposal was written.
const filesAtOnce = 10

// Files sends the files and places of a proposal.
func Files(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if len(p.Attachments) == 0 {
		return dialog.Sorry("files_none")
	}
	t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("files_of", dialog.Data{"Number": p.Number})}})
	for _, attachment := range p.Attachments[:min(len(p.Attachments), filesAtOnce)] {
		t.Send(attachment)
	}
	return nil
}
