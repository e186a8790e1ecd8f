package card

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// DecisionHistory returns all decisions on a proposal in full, each with who, when and
// why: first those that have ended after the author was notified, then the present one.
func DecisionHistory(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if len(p.PastDecisions) > 0 {
		list = append(list, dialog.Say("card_earlier"))
	}
	for _, decision := range p.PastDecisions {
		list = append(list, endedText(decision))
		list = append(list, reasonTexts(catalogue, decision.Reason)...)
	}
	return append(list, decisionTexts(catalogue, p)...)
}

func endedText(decision store.Decision) dialog.Text {
	if decision.Action == store.ActionLapse {
		return dialog.Say("card_lapsed", dialog.Data{"At": decision.At})
	}
	return dialog.Say("card_ended", dialog.Data{
		"Status": proposal.StatusName(rules.StatusAfter(decision.Action)), "Name": shortName(decision.ByName), "At": decision.At,
	})
}

// Discussion returns what was written about a proposal since it was submitted: questions,
// replies, notes.
func Discussion(p store.Proposal) []dialog.Text { return append(dialogueTexts(p), noteTexts(p)...) }

// dialogueTexts returns the questions to the author and the replies, in order.
func dialogueTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, exchange := range p.Questions {
		list = append(list, dialog.Say("card_question", dialog.Data{
			"Name": shortName(exchange.AskedByName), "At": exchange.AskedAt, "Text": exchange.Text,
		}))
		switch {
		case exchange.Replied() && exchange.Reply != "":
			list = append(list, dialog.Say("card_answer", dialog.Data{"At": exchange.RepliedAt, "Text": exchange.Reply}))
		case exchange.Replied():
			list = append(list, dialog.Say("card_answer_files", dialog.Data{"At": exchange.RepliedAt}))
		case exchange.Withdrawn():
			list = append(list, dialog.Say("question_withdrawn", dialog.Data{"At": exchange.WithdrawnAt}))
		}
	}
	return list
}

// noteTexts returns the notes of colleagues.
func noteTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, note := range p.Notes {
		list = append(list, dialog.Say("card_note", dialog.Data{"Name": shortName(note.ByName), "At": note.At, "Text": note.Text}))
	}
	return list
}

// decisionTexts says who decided, or voted first, when and why; nil for neither.
func decisionTexts(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	switch {
	case p.Vote.Given():
		vote := dialog.Say("card_vote", dialog.Data{"Name": shortName(p.Vote.ByName), "At": p.Vote.At})
		return append([]dialog.Text{vote}, reasonTexts(catalogue, p.Vote.Reason)...)
	case p.Status.Open():
		return nil
	case p.Status == store.StatusLapsed:
		return []dialog.Text{dialog.Say("card_lapsed", dialog.Data{"At": p.Decision.At})}
	}
	list := []dialog.Text{dialog.Say("card_decided", dialog.Data{"Name": DeciderName(p), "At": p.Decision.At})}
	if first := p.Decision.FirstVote; first.Given() {
		list = append(list, dialog.Say("card_vote", dialog.Data{"Name": shortName(first.ByName), "At": first.At}))
	}
	list = append(list, reasonTexts(catalogue, p.Decision.Reason)...)
	if p.Undoable() {
		list = append(list, dialog.Say("card_tell", dialog.Data{"At": p.NotifyAt}))
	}
	return list
}

func reasonTexts(catalogue *store.Catalogue, reason store.Reason) []dialog.Text {
	if !reason.Given() {
		return nil
	}
	return []dialog.Text{proposal.ReasonText(catalogue, reason)}
}

// DeciderName returns the name of the colleague who decided, for [dialog.Data].
func DeciderName(p store.Proposal) any { return shortName(p.Decision.ByName) }

// shortName returns a name as far as a card has room for it, for [dialog.Data].
func shortName(name string) any {
	if name == "" {
		return dialog.Say("staff_unnamed")
	}
	short, _ := proposal.Truncate(name, maxName)
	return short
}
