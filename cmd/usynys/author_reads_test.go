package main_test

import "slices"

// readsReceipt takes the number of the proposal just sent, and begins another.
func (a *author) readsReceipt(m seen) bool {
	number := a.received(m)
	if number == "" {
		return false
	}
	if known := a.find(number); known != nil {
		if !slices.ContainsFunc(known.receipts, func(r seen) bool { return r.ID == m.ID }) {
			known.receipts = append(known.receipts, m)
		}
		return true
	}
	if a.current == nil || !a.current.typed {
		a.strange = append(a.strange, "a receipt for nothing: "+m.Text)
		return true
	}
	a.current.number, a.current.receipts = number, []seen{m}
	a.sent, a.current = append(a.sent, a.current), nil
	a.confirmed()
	a.goOn()
	return true
}

// readsNotice takes what was decided. Nobody reopens what an author was told, so to be
// told that something is open again is to hear of a decision that was taken back.
func (a *author) readsNotice(m seen) bool {
	if a.says(m, "notice_reopened") {
		a.strange = append(a.strange, "a notice of what was taken back: "+m.Text)
		return true
	}
	status := a.decision(m)
	if status == "" {
		return false
	}
	known := a.find(ownNumber(m))
	switch {
	case known == nil || known.status != "" && known.status != status:
		a.strange = append(a.strange, "a notice that can't be: "+m.Text)
	case !slices.ContainsFunc(known.notices, func(n seen) bool { return n.ID == m.ID }):
		known.status, known.notices = status, append(known.notices, m)
	}
	return true
}

func (a *author) find(number string) *proposal {
	for _, p := range a.sent {
		if p.number == number {
			return p
		}
	}
	return nil
}

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
