package page

import (
	"net/http"
	"slices"

	"usynys/bot/simulator"
)

// retryAfter is the seconds that a 429 asks the bot to wait.
const retryAfter = 3

// reactions are the switches that break things, by their names on the page.
var reactions = map[string]simulator.Reaction{
	"429": simulator.TooManyRequests(retryAfter),
	"500": simulator.ServerError(http.StatusInternalServerError),
	"cut": simulator.CutBefore(),
}

// broken are the methods a switch meets: what a person would see. The polls go on,
// so that the bot is found working when the switch is turned back.
var broken = []string{
	"sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery",
	"sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendAudio", "sendLocation", "sendMediaGroup",
}

// setFault turns a switch; false when there is no such switch.
func (p *Page) setFault(name string, on bool) bool {
	reaction, known := reactions[name]
	if !known {
		return false
	}
	p.change(func() {
		for _, fault := range p.faults[name] {
			fault.Lift()
		}
		delete(p.faults, name)
		if !on {
			return
		}
		for _, method := range broken {
			p.faults[name] = append(p.faults[name], p.server.Break(simulator.Target{Method: method}, reaction))
		}
	})
	return true
}

// panelView is what the panel shows beside the calls.
type panelView struct {
	Zone       string   `json:"zone"`
	Pushed     int64    `json:"pushed"` // milliseconds
	Faults     []string `json:"faults"`
	Kills      int      `json:"kills"`
	Violations int      `json:"violations"`
	Waiting    int      `json:"waiting"` // updates the bot has not confirmed
}

func (p *Page) panel() panelView {
	violations, waiting := len(p.server.Violations()), p.server.Unconfirmed()
	p.mu.Lock()
	defer p.mu.Unlock()
	view := panelView{
		Zone: p.zone, Pushed: p.pushed.Milliseconds(), Kills: p.kills, Violations: violations,
		Waiting: waiting, Faults: []string{},
	}
	for name := range p.faults {
		view.Faults = append(view.Faults, name)
	}
	slices.Sort(view.Faults)
	return view
}
