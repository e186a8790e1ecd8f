package page

import (
	"net/http"
	"slices"

	"usynys/bot/simulator"
)

// retryAfter is the number of seconds in a 429.
const retryAfter = 3

// reactions are the faults by the names of their switches on the page.
var reactions = map[string]simulator.Reaction{
	"429": simulator.TooManyRequests(retryAfter),
	"500": simulator.ServerError(http.StatusInternalServerError),
	"cut": simulator.CutBefore(),
}

// faulty are the methods that meet a fault: those with an effect that a person sees.
// Polls go on, so that the bot works as soon as the switch is off.
var faulty = []string{
	"sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery",
	"sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendAudio", "sendLocation", "sendMediaGroup",
}

// setFault turns a switch on or off. It returns false when there is no such switch.
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
		for _, method := range faulty {
			p.faults[name] = append(p.faults[name], p.server.Break(simulator.Target{Method: method}, reaction))
		}
	})
	return true
}

// panelView is the state of the panel except the calls.
type panelView struct {
	Zone       string   `json:"zone"`
	Advanced   int64    `json:"advanced"` // milliseconds
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
		Zone: p.zone, Advanced: p.advanced.Milliseconds(), Kills: p.kills, Violations: violations,
		Waiting: waiting, Faults: []string{},
	}
	for name := range p.faults {
		view.Faults = append(view.Faults, name)
	}
	slices.Sort(view.Faults)
	return view
}
