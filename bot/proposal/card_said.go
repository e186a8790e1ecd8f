package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Said is what was written about a proposal since it was sent: questions, answers,
// notes.
func Said(p store.Proposal) []dialog.Text { return append(dialogue(p), notes(p)...) }

// dialogue is what the author was asked and answered, in order.
func dialogue(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, exchange := range p.Dialogue {
		list = append(list, dialog.Say("card_question", dialog.Data{
			"Name": named(exchange.AskedByName), "At": exchange.AskedAt, "Text": exchange.Question,
		}))
		switch {
		case exchange.Answered() && exchange.Answer != "":
			list = append(list, dialog.Say("card_answer", dialog.Data{"At": exchange.AnsweredAt, "Text": exchange.Answer}))
		case exchange.Answered():
			list = append(list, dialog.Say("card_answer_files", dialog.Data{"At": exchange.AnsweredAt}))
		case exchange.Withdrawn():
			list = append(list, dialog.Say("question_withdrawn", dialog.Data{"At": exchange.WithdrawnAt}))
		}
	}
	return list
}

// notes are what colleagues remarked.
func notes(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, note := range p.Notes {
		list = append(list, dialog.Say("card_note", dialog.Data{"Name": named(note.ByName), "At": note.At, "Text": note.Text}))
	}
	return list
}

// decided says who decided, or voted first, when and why; nothing while nobody has.
func decided(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	switch {
	case p.Vote.Given():
		vote := dialog.Say("card_vote", dialog.Data{"Name": named(p.Vote.ByName), "At": p.Vote.At})
		return append([]dialog.Text{vote}, why(catalogue, p.Vote.Reason)...)
	case p.Status.Open():
		return nil
	case p.Status == store.Lapsed:
		return []dialog.Text{dialog.Say("card_lapsed", dialog.Data{"At": p.Decision.At})}
	}
	list := []dialog.Text{dialog.Say("card_decided", dialog.Data{"Name": DecidedBy(p), "At": p.Decision.At})}
	if first := p.Decision.First; first.Given() {
		list = append(list, dialog.Say("card_vote", dialog.Data{"Name": named(first.ByName), "At": first.At}))
	}
	list = append(list, why(catalogue, p.Decision.Reason)...)
	if p.Pending() {
		list = append(list, dialog.Say("card_tell", dialog.Data{"At": p.TellAt}))
	}
	return list
}

func why(catalogue *store.Catalogue, reason store.Reason) []dialog.Text {
	if !reason.Given() {
		return nil
	}
	return []dialog.Text{ReasonText(catalogue, reason)}
}

// DecidedBy is the name of who decided, as [dialog.Data] takes it.
func DecidedBy(p store.Proposal) any { return named(p.Decision.ByName) }

// named is the name of somebody, as far as a card has room for it, as [dialog.Data]
// takes it.
func named(name string) any {
	if name == "" {
		return dialog.Say("staff_unnamed")
	}
	short, _ := Cut(name, shownOfName)
	return short
}
