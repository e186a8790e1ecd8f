package participant

import (
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/store"
)

// MineAction shows a page of a person's own proposals, OneAction one of them.
const (
	MineAction = "mine"
	OneAction  = "one"
)

const minePageSize = 5

// Mine answers /my: the person's proposals and their status.
func Mine(t *dialog.Turn) error { return showMine(t, 0) }

// MinePage shows another page of the list.
func MinePage(t *dialog.Turn) error {
	page, err := strconv.Atoi(t.Input.Press.Argument)
	if err != nil {
		return dialog.ErrStale
	}
	return showMine(t, page)
}

func showMine(t *dialog.Turn, number int) error {
	count, err := t.Tx.CountProposalsOf(t.Person.ID)
	if err != nil {
		return err
	}
	if count == 0 {
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("mine_empty")}}
		screen.AddRow(CommandButton("button_new", "new"))
		t.ShowIn(dialog.ListSlot, "", screen)
		return nil
	}
	page := dialog.Paginate(number, count, minePageSize)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("mine", dialog.Data{"Total": count})}}
	at := 0
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return err
		}
		if at >= page.To {
			break
		}
		if at >= page.From {
			title, _ := proposal.Truncate(p.Title, 60)
			line := dialog.Data{"Number": p.Number, "Status": proposal.StatusName(p.VisibleStatus()), "Title": title}
			screen.Text = append(screen.Text, dialog.Say("mine_line", line))
			screen.AddRow(dialog.Button{Label: dialog.Say("button_own", dialog.Data{"Number": p.Number}), Press: dialog.Press{Action: OneAction, Argument: strconv.FormatUint(uint64(p.Seq), 10)}})
		}
		at++
	}
	if page.Last > 0 {
		screen.Text = append(screen.Text, dialog.Say("page", dialog.Data{"Page": page.Number + 1, "Pages": page.Last + 1}))
	}
	screen.AddRow(page.Buttons(minePageButton)...)
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func minePageButton(label dialog.Text, page int) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{Action: MineAction, Argument: strconv.Itoa(page)}}
}

// ShowOne shows one of the person's proposals.
func ShowOne(t *dialog.Turn) error {
	p, err := loadOwn(t)
	if err != nil {
		return err
	}
	return showOne(t, p)
}

func showOne(t *dialog.Turn, p store.Proposal) error {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("own_head", dialog.Data{"Number": p.Number, "Status": proposal.StatusName(p.VisibleStatus())}),
		statusText(t, p),
		dialog.Say("preview_title", dialog.Data{"Title": p.Title}),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(t.Catalogue, p.Topic), "Region": proposal.RegionName(t.Catalogue, p.Region)}),
		dialog.Say("preview_text", dialog.Data{"Text": p.Body}),
	}}
	if len(p.Attachments) > 0 {
		screen.Text = append(screen.Text, dialog.Say("files_attached", dialog.Data{"Total": len(p.Attachments)}))
	}
	for i := range p.Questions {
		screen.Text = append(screen.Text, exchangeTexts(&p.Questions[i])...)
	}
	screen.AddRow(notice.AuthorButtons(p)...)
	screen.AddRow(minePageButton(dialog.Say("button_back"), 0))
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

// exchangeTexts returns a question, and its reply or that it was withdrawn.
func exchangeTexts(exchange *store.Question) []dialog.Text {
	texts := []dialog.Text{dialog.Say("own_asked_at", dialog.Data{"At": exchange.AskedAt}), notice.QuestionText(exchange)}
	if exchange.Withdrawn() {
		return append(texts, dialog.Say("question_withdrawn", dialog.Data{"At": exchange.WithdrawnAt}))
	}
	if !exchange.Replied() {
		return texts
	}
	texts = append(texts, dialog.Say("own_answered_at", dialog.Data{"At": exchange.RepliedAt}))
	if exchange.Reply != "" {
		texts = append(texts, dialog.Say("own_answer", dialog.Data{"Text": exchange.Reply}))
	}
	if len(exchange.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_attached", dialog.Data{"Total": len(exchange.Attachments)}))
	}
	return texts
}

// statusText returns what the author can expect, or how the proposal was decided. There
// is no deadline while the author is asked.
func statusText(t *dialog.Turn, p store.Proposal) dialog.Text {
	switch p.VisibleStatus() {
	case store.StatusSubmitted:
		return dialog.Say("own_waiting", dialog.Data{"Date": p.DueOn})
	case store.StatusAsked:
		return dialog.Say("own_asked")
	case store.StatusLapsed:
		return dialog.Say("notice_lapsed")
	case store.StatusLinked:
		return dialog.Say("own_linked", dialog.Data{"Main": p.OriginalNumber})
	}
	if p.Decision.Reason.Given() {
		return proposal.ReasonText(t.Catalogue, p.Decision.Reason)
	}
	return dialog.Say("own_decided", dialog.Data{"Date": store.DateOf(p.Decision.At, t.Zone)})
}
