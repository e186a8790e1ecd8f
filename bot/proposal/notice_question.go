package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// AskedNotice puts a question to an author.
func AskedNotice(_ *store.Catalogue, p store.Proposal) dialog.Screen {
	return questionScreen(p, dialog.Say("notice_asked"), dialog.Say("notice_next_asked"))
}

// RemindedNotice reminds an author of a question, and says until when it waits.
func RemindedNotice(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	until := catalogue.Moderation.ClosesAt(p.Question())
	return questionScreen(p, dialog.Say("notice_reminded"), dialog.Say("notice_reminded_next", dialog.Data{"At": until}))
}

// UnaskedNotice tells an author that a question needs no answer any more. unsent is set
// where they had begun one.
func UnaskedNotice(p store.Proposal, unsent bool) dialog.Screen {
	text := []dialog.Text{dialog.Say("notice_unasked"), Named(p)}
	if unsent {
		text = append(text, dialog.Say("notice_unasked_unsent"))
	}
	return dialog.Screen{Text: append(text, dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}))}
}

func questionScreen(p store.Proposal, first, last dialog.Text) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{first, Named(p), QuestionText(p.Question()), last}}
	screen.Row(AuthorButtons(p)...)
	return screen
}

// QuestionText is a question as the moderator wrote it, with the language it is in.
func QuestionText(exchange *store.Exchange) dialog.Text {
	return dialog.Say("question", dialog.Data{
		"Question": exchange.Question, "Language": dialog.Say("language_" + string(exchange.Language)),
	})
}
