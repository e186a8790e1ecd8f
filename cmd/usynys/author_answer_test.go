package main_test

import "slices"

// questionFor and answerTo are the words that belong to a proposal and to no other.
func questionFor(number string) string {
	return "Сколько детей живёт в ауле? " + number
}
func answerTo(number string) string { return "Ауылда жүз бала бар. " + number }

// goOn goes on with what comes next when nothing is being written: the answer to a
// question, or another proposal. What is asked meanwhile waits.
func (a *author) goOn() {
	if a.current != nil || a.answering != nil {
		return
	}
	open := slices.IndexFunc(a.sent, func(p *proposal) bool { return p.question != nil && !p.answered })
	if open >= 0 {
		a.answering = a.sent[open]
		a.pressKey(*a.answering.question, "button_answer_question")
	} else if a.more(len(a.sent)) {
		last := a.sent[len(a.sent)-1]
		a.plan()
		a.current.asked = a.pressKey(last.receipts[0], "button_new")
	}
}

// readsQuestion answers what a moderator asks.
func (a *author) readsQuestion(m seen) bool {
	switch {
	case a.says(m, "notice_asked"):
		a.isAsked(m)
	case a.says(m, "answer_ask"):
		a.answer(m)
	case a.says(m, "answer_sent"):
		if p := a.answering; p != nil && p.number == ownNumber(m) {
			p.answered, a.answering = true, nil
			a.confirmed()
			a.goOn()
		}
	default:
		return false
	}
	return true
}

func (a *author) isAsked(m seen) {
	switch p := a.find(ownNumber(m)); {
	case p == nil:
		a.strange = append(a.strange, "a question about nothing: "+m.Text)
	case p.question == nil:
		p.question = &m
		a.goOn()
	}
}

// answer types the answer, and sends it when it is there.
func (a *author) answer(m seen) {
	if a.answering == nil {
		return
	}
	if p := a.answering; !p.replied {
		p.replied = true
		a.writes(answerTo(p.number))
		return
	}
	a.pressKey(m, "button_send")
}
