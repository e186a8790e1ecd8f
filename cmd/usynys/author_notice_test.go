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
