package staff_test

import (
	"strconv"
	"testing"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// Every file can be opened, however many there are, a page at a time.
func TestEveryFileIsInReach(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11") // has one file of its own
	for range 2 {
		answered := make([]store.Attachment, 12)
		for i := range answered {
			answered[i] = store.Attachment{Kind: store.AttachmentDocument, FileID: strconv.Itoa(i)}
		}
		w.change(
			rules.Change{Action: store.ActionAsk, Text: "Қай мектепте?", Language: store.Kazakh},
			rules.Change{Action: store.ActionReply, Author: author, Attachments: answered},
		)
	}
	var opened []store.Attachment
	press := proposal.Press(w.stored(1), card.FilesAction)
	for pages := 1; ; pages++ {
		turn, err := w.press(aigul, "files", press)
		is(t, "files", problem(err), "")
		var sent []store.Attachment
		for _, effect := range turn.Effects {
			if effect.Attachment != nil {
				sent = append(sent, *effect.Attachment)
			}
		}
		if len(sent) > 10 {
			t.Errorf("%d files are sent at once", len(sent))
		}
		opened = append(opened, sent...)
		last := turn.Effects[len(turn.Effects)-1].Screen
		is(t, "page", said(t, last, "page").Data["Page"], any(pages))
		next := last.Rows[0][len(last.Rows[0])-1]
		if label, _ := next.Label.(dialog.Text); label.Key != "button_next" {
			break
		}
		press = next.Press
	}
	all := card.AllAttachments(w.stored(1))
	is(t, "opened", len(opened), 25)
	for i := range all {
		is(t, "file", opened[i].FileID, all[i].FileID)
	}
}

func TestFilesOfNoPage(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	_, err := w.press(aigul, "files", proposal.PressChoice(p, card.FilesAction, "x"))
	is(t, "files", problem(err), "stale_button")
}
