package simulator

import "strings"

// format turns a text with a parse_mode into what Telegram would show.
func (s *Server) format(raw, mode string) (formatted, *failure) {
	if len(raw) > maxRawText {
		return formatted{}, mistakef("text is too long")
	}
	text := plainText(raw)
	switch strings.ToLower(mode) {
	case "":
	case "html":
		var err error
		if text, err = parseHTML(raw); err != nil {
			return formatted{}, mistakef("can't parse entities: %s", err)
		}
	case "markdown", "markdownv2":
		return formatted{}, mistakef("parse_mode %s is not simulated", mode)
	default:
		return formatted{}, mistakef("unsupported parse_mode")
	}
	text.entities = normalize(s.withUsers(text.entities))
	text = text.trimmed()
	if len(text.entities) > maxEntities {
		return formatted{}, mistakef("too many entities")
	}
	for _, e := range text.entities {
		if failed := checkDeepLink(e.URL); failed != nil {
			return formatted{}, failed
		}
	}
	return text.withFound(), nil
}

// withUsers completes mentions by user id; Telegram drops those of people it
// does not know.
func (s *Server) withUsers(entities []Entity) []Entity {
	var kept []Entity
	for _, e := range entities {
		if e.Type == "text_mention" {
			person := s.people[e.User.ID]
			if person == nil {
				continue
			}
			user := person.user
			e.User = &user
		}
		kept = append(kept, e)
	}
	return kept
}
