package markup

import (
	"strings"

	"usynys/bot/simulator/botapi"
)

// Parse returns a text of the bot as Telegram would keep it. user looks up people by
// id: Telegram drops a mention of a person it does not know.
func Parse(source, parseMode string, user func(id int64) (botapi.User, bool)) (Text, *botapi.Error) {
	if len(source) > MaxSource {
		return Text{}, botapi.Violationf("text is too long")
	}
	text := plain(source)
	switch strings.ToLower(parseMode) {
	case "":
	case "html":
		var err error
		if text, err = parseHTML(source); err != nil {
			return Text{}, botapi.Violationf("can't parse entities: %s", err)
		}
	case "markdown", "markdownv2":
		return Text{}, botapi.Violationf("parse_mode %s is not simulated", parseMode)
	default:
		return Text{}, botapi.Violationf("unsupported parse_mode")
	}
	text.Entities = normalize(withUsers(text.Entities, user))
	text = text.trimmed()
	if len(text.Entities) > maxEntities {
		return Text{}, botapi.Violationf("too many entities")
	}
	for _, e := range text.Entities {
		if err := CheckDeepLink(e.URL); err != nil {
			return Text{}, err
		}
	}
	return text.withDetected(), nil
}

// withUsers completes mentions by id.
func withUsers(entities []botapi.Entity, user func(id int64) (botapi.User, bool)) []botapi.Entity {
	var kept []botapi.Entity
	for _, e := range entities {
		if e.Type == "text_mention" {
			known, ok := user(e.User.ID)
			if !ok {
				continue
			}
			e.User = &known
		}
		kept = append(kept, e)
	}
	return kept
}
