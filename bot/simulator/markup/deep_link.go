package markup

import (
	"net/url"
	"regexp"
	"strings"

	"usynys/bot/simulator/botapi"
)

// DeepLink is a link that opens a bot.
type DeepLink struct {
	Bot     string  // username
	Start   *string // the parameter, nil for none
	ToGroup bool    // startgroup: the person chooses a group to open the bot in
}

// ParseDeepLink reads https://t.me/<bot>?start=… and tg://resolve?domain=<bot>&start=…;
// it returns false for any other address.
func ParseDeepLink(address string) (DeepLink, bool) {
	parsed, err := url.Parse(address)
	if err != nil {
		return DeepLink{}, false
	}
	query := parsed.Query()
	link := DeepLink{}
	switch host := strings.ToLower(parsed.Host); {
	case parsed.Scheme == "tg" && host == "resolve":
		link.Bot = query.Get("domain")
	case host == "t.me" || host == "telegram.me":
		link.Bot = strings.Trim(parsed.Path, "/")
	}
	if link.Bot == "" || strings.Contains(link.Bot, "/") {
		return DeepLink{}, false
	}
	for _, name := range []string{"start", "startgroup"} {
		if query.Has(name) {
			value := query.Get(name)
			link.Start, link.ToGroup = &value, name == "startgroup"
		}
	}
	return link, true
}

var startParameter = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// IsValid reports whether the apps pass the parameter on.
func (l DeepLink) IsValid() bool { return l.Start == nil || startParameter.MatchString(*l.Start) }

// CheckDeepLink refuses a deep link with a parameter that the apps do not pass on.
// Telegram sends it, and it then opens the bot without the parameter.
func CheckDeepLink(address string) *botapi.Error {
	if link, ok := ParseDeepLink(address); ok && !link.IsValid() {
		return botapi.Violationf("the parameter of the deep link %q must be 1-64 of A-Z, a-z, 0-9, _ and -", address)
	}
	return nil
}
