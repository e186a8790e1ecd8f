package main_test

import "slices"

// readsReceipt notes the number of the proposal that was sent, and begins another. It
// reports whether m is a receipt.
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

// readsNotice notes a decision and reports whether m is one. No moderator of these tests
// reopens a proposal, so a notice that one is open again follows a decision that was
// taken back: a fault.
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

// questionFor and answerTo return texts that belong to one proposal only.
func questionFor(number string) string {
	return "Сколько детей живёт в ауле? " + number
}
func answerTo(number string) string { return "Ауылда жүз бала бар. " + number }

// goOn begins an answer to an open question, or else another proposal, unless the author
// is already writing. A question that comes meanwhile waits.
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

// readsQuestion handles a question of a moderator and reports whether m is about one.
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

// answer types the reply, then sends it once it is shown.
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
