package simulator

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// startParameter is what a deep link may carry.
var startParameter = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// deepLink is a link that opens a bot.
type deepLink struct {
	bot     string
	start   *string // the parameter, nil for none
	toGroup bool    // startgroup: to be followed into a group
}

// readDeepLink reads https://t.me/<bot>?start=… and tg://resolve?domain=<bot>&start=…;
// false for any other address.
func readDeepLink(address string) (deepLink, bool) {
	parsed, err := url.Parse(address)
	if err != nil {
		return deepLink{}, false
	}
	query := parsed.Query()
	link := deepLink{}
	switch host := strings.ToLower(parsed.Host); {
	case parsed.Scheme == "tg" && host == "resolve":
		link.bot = query.Get("domain")
	case host == "t.me" || host == "telegram.me":
		link.bot = strings.Trim(parsed.Path, "/")
	}
	if link.bot == "" || strings.Contains(link.bot, "/") {
		return deepLink{}, false
	}
	for _, name := range []string{"start", "startgroup"} {
		if query.Has(name) {
			value := query.Get(name)
			link.start, link.toGroup = &value, name == "startgroup"
		}
	}
	return link, true
}

// checkDeepLink refuses a link that Telegram would send and not open as it is meant.
func checkDeepLink(address string) *failure {
	link, is := readDeepLink(address)
	if is && link.start != nil && !startParameter.MatchString(*link.start) {
		return mistakef("the parameter of the deep link %q must be 1-64 of A-Z, a-z, 0-9, _ and -", address)
	}
	return nil
}

// OpenLink has the person follow a link to the bot and press the button that starts
// it: the app sends /start with the parameter of the link.
func (p *Person) OpenLink(address string) error {
	link, err := p.server.ownLink(address, false)
	if err != nil {
		return err
	}
	p.Send(strings.TrimSpace("/start " + link))
	return nil
}

// OpenLink has a person follow a link with startgroup and choose this group: the bot
// is taken into it, and the app sends /start with its name and the parameter.
func (g *Group) OpenLink(person *Person, address string) error {
	parameter, err := g.server.ownLink(address, true)
	if err != nil {
		return err
	}
	g.AddBot(person)
	g.Send(person, strings.TrimSpace("/start@"+g.server.BotName()+" "+parameter))
	return nil
}

func (s *Server) ownLink(address string, toGroup bool) (parameter string, err error) {
	link, is := readDeepLink(address)
	switch {
	case !is || !strings.EqualFold(link.bot, s.BotName()):
		return "", fmt.Errorf("simulator: %q does not lead to the bot", address)
	case link.start == nil && !toGroup:
		return "", nil
	case link.start == nil || link.toGroup != toGroup:
		return "", fmt.Errorf("simulator: %q is not to be opened there", address)
	case !startParameter.MatchString(*link.start):
		return "", fmt.Errorf("simulator: %q has a parameter that no app would send", address)
	}
	return *link.start, nil
}
