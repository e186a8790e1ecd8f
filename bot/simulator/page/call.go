package page

import (
	"unicode/utf8"

	"usynys/bot/simulator"
)

const (
	maxCalls = 300
	// maxParam is the number of characters of a parameter that are shown.
	maxParam = 300
)

// callView is one call of the bot as the panel shows it.
type callView struct {
	Serial   int64             `json:"serial"`
	At       int64             `json:"at"`
	Method   string            `json:"method"`
	Chat     int64             `json:"chat,omitempty"`
	Status   int               `json:"status"`
	Problem  string            `json:"problem,omitempty"`
	Accepted bool              `json:"accepted"`
	Params   map[string]string `json:"params"`
}

// callLog keeps the newest calls.
type callLog struct {
	last int64
	kept []callView
}

func (p *Page) recordCall(call simulator.Call) {
	view := callView{
		At: call.At.UnixMilli(), Method: call.Method, Chat: call.Chat, Status: call.Status,
		Problem: call.Description, Accepted: call.Accepted, Params: map[string]string{},
	}
	for name, value := range call.Params {
		view.Params[name] = shorten(value)
	}
	for field, name := range call.Files {
		view.Params[field] = shorten(name)
	}
	p.change(func() { p.calls.add(view) })
}

func (l *callLog) add(call callView) {
	l.last++
	call.Serial = l.last
	if len(l.kept) == maxCalls {
		l.kept = append(l.kept[:0:0], l.kept[1:]...)
	}
	l.kept = append(l.kept, call)
}

// after returns the calls above a serial number.
func (l *callLog) after(serial int64) []callView {
	for i, call := range l.kept {
		if call.Serial > serial {
			return l.kept[i:len(l.kept):len(l.kept)]
		}
	}
	return nil
}

func shorten(text string) string {
	if utf8.RuneCountInString(text) <= maxParam {
		return text
	}
	return string([]rune(text)[:maxParam]) + "…"
}
