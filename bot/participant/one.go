package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// One shows one of the person's proposals.
func One(t *dialog.Turn) error {
	p, err := own(t)
	if err != nil {
		return err
	}
	return showOne(t, p)
}

func showOne(t *dialog.Turn, p store.Proposal) error {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("own_head", dialog.Data{"Number": p.Number, "Status": proposal.StatusName(p.Shown())}),
		ownNews(t, p),
		dialog.Say("preview_title", dialog.Data{"Title": p.Title}),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(t.Catalogue, p.Topic), "Region": proposal.RegionName(t.Catalogue, p.Region)}),
		dialog.Say("preview_text", dialog.Data{"Text": p.Body}),
	}}
	if len(p.Attachments) > 0 {
		screen.Text = append(screen.Text, dialog.Say("files_attached", dialog.Data{"Total": len(p.Attachments)}))
	}
	for i := range p.Dialogue {
		screen.Text = append(screen.Text, exchanged(&p.Dialogue[i])...)
	}
	screen.Row(proposal.AuthorButtons(p)...)
	screen.Row(mineButton(dialog.Say("button_back"), 0))
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

// exchanged is a question and, once it is there, the author's answer, or that it was
// taken back.
func exchanged(exchange *store.Exchange) []dialog.Text {
	texts := []dialog.Text{dialog.Say("own_asked_at", dialog.Data{"At": exchange.AskedAt}), proposal.QuestionText(exchange)}
	if exchange.Withdrawn() {
		return append(texts, dialog.Say("question_withdrawn", dialog.Data{"At": exchange.WithdrawnAt}))
	}
	if !exchange.Answered() {
		return texts
	}
	texts = append(texts, dialog.Say("own_answered_at", dialog.Data{"At": exchange.AnsweredAt}))
	if exchange.Answer != "" {
		texts = append(texts, dialog.Say("own_answer", dialog.Data{"Text": exchange.Answer}))
	}
	if len(exchange.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_attached", dialog.Data{"Total": len(exchange.Attachments)}))
	}
	return texts
}

// ownNews is what the author can expect now, or how it was decided. No day is
// promised while the author is asked.
func ownNews(t *dialog.Turn, p store.Proposal) dialog.Text {
	switch p.Shown() {
	case store.Submitted:
		return dialog.Say("own_waiting", dialog.Data{"Date": p.DueOn})
	case store.Asked:
		return dialog.Say("own_asked")
	case store.Lapsed:
		return dialog.Say("notice_lapsed")
	case store.Linked:
		return dialog.Say("own_linked", dialog.Data{"Main": p.MainNumber})
	}
	if p.Decision.Reason.Given() {
		return proposal.ReasonText(t.Catalogue, p.Decision.Reason)
	}
	return dialog.Say("own_decided", dialog.Data{"Date": store.DateOf(p.Decision.At, t.Zone)})
}
