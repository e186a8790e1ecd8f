package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// filesAtOnce bounds what one press sends, whatever the catalogue allowed when
// the proposal was written.
const filesAtOnce = 10

// Files sends the files and places of a proposal and of its author's answers, the
// newest where there are too many for once.
func Files(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	all := proposal.AllAttachments(p)
	if len(all) == 0 {
		return dialog.Sorry("files_none")
	}
	t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("files_of", dialog.Data{"Number": p.Number})}})
	for _, attachment := range all[max(0, len(all)-filesAtOnce):] {
		t.Send(attachment)
	}
	return nil
}
