package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Asked asks an author a question.
func Asked(_ *store.Catalogue, p store.Proposal) dialog.Screen {
	return questionScreen(p, dialog.Say("notice_asked"), dialog.Say("notice_next_asked"))
}

// Reminded reminds an author of a question, and says how long it waits.
func Reminded(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	until := catalogue.Moderation.LapsesAt(p.LatestQuestion())
	return questionScreen(p, dialog.Say("notice_reminded"), dialog.Say("notice_reminded_next", dialog.Data{"At": until}))
}

// Unasked tells an author that a question needs no reply any more. unsent is set if they
// had begun one.
func Unasked(p store.Proposal, unsent bool) dialog.Screen {
	text := []dialog.Text{dialog.Say("notice_unasked"), proposal.NumberAndTitle(p)}
	if unsent {
		text = append(text, dialog.Say("notice_unasked_unsent"))
	}
	return dialog.Screen{Text: append(text, dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}))}
}

func questionScreen(p store.Proposal, first, last dialog.Text) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{first, proposal.NumberAndTitle(p), QuestionText(p.LatestQuestion()), last}}
	screen.AddRow(AuthorButtons(p)...)
	return screen
}

// QuestionText returns a question as the moderator wrote it, with its language.
func QuestionText(exchange *store.Question) dialog.Text {
	return dialog.Say("question", dialog.Data{
		"Question": exchange.Text, "Language": dialog.Say("language_" + string(exchange.Language)),
	})
}
