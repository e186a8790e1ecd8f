package simulator

import (
	"fmt"
	"strings"

	"usynys/bot/simulator/markup"
	"usynys/bot/simulator/messenger"
)

// OpenLink follows a link to the bot and presses Start: the app sends /start with the
// parameter of the link.
func (p *Person) OpenLink(address string) error {
	parameter, err := startParameter(p.state, address, false)
	if err != nil {
		return err
	}
	p.Send(strings.TrimSpace("/start " + parameter))
	return nil
}

// OpenLink follows a link with startgroup, and the person chooses this group: the app
// adds the bot and sends /start with the name of the bot and the parameter.
func (g *Group) OpenLink(person *Person, address string) error {
	parameter, err := startParameter(g.state, address, true)
	if err != nil {
		return err
	}
	g.AddBot(person)
	g.Send(person, strings.TrimSpace("/start@"+g.state.Bot().Username+" "+parameter))
	return nil
}

func startParameter(state *messenger.State, address string, toGroup bool) (parameter string, err error) {
	link, ok := markup.ParseDeepLink(address)
	switch {
	case !ok || !strings.EqualFold(link.Bot, state.Bot().Username):
		return "", fmt.Errorf("simulator: %q does not lead to the bot", address)
	case link.Start == nil && !toGroup:
		return "", nil
	case link.Start == nil || link.ToGroup != toGroup:
		return "", fmt.Errorf("simulator: %q can't be opened there", address)
	case !link.IsValid():
		return "", fmt.Errorf("simulator: %q has a parameter that no app would send", address)
	}
	return *link.Start, nil
}
