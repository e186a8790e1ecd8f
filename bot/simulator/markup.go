package simulator

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textParameters names the three parameters that carry a text.
type textParameters struct{ text, entities string }

var (
	messageText = textParameters{"text", "entities"}
	captionText = textParameters{"caption", "caption_entities"}
)

// entityTypes are those a bot may send; the others Telegram finds by itself.
var entityTypes = []string{
	"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
	"expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
}

// readText parses a text with the parse_mode or the entities of the call.
func (s *Server) readText(req *request, names textParameters) (formatted, *failure) {
	var entities []Entity
	if req.params[names.entities] != "" {
		if failed := decode(req, names.entities, &entities); failed != nil {
			return formatted{}, failed
		}
	}
	return s.format(req.params[names.text], req.params["parse_mode"], entities)
}

// format turns a raw text into what Telegram would show.
func (s *Server) format(raw, mode string, entities []Entity) (formatted, *failure) {
	if len(raw) > maxRawText {
		return formatted{}, mistakef("text is too long")
	}
	if mode != "" && len(entities) > 0 {
		return formatted{}, mistakef("parse_mode and entities can't be used together")
	}
	var text formatted
	switch strings.ToLower(mode) {
	case "":
		text = plainText(raw)
		length := utf16Length(text.text)
		for _, e := range entities {
			if !slices.Contains(entityTypes, e.Type) {
				return formatted{}, mistakef("unsupported type %q of MessageEntity", e.Type)
			}
			if e.Offset < 0 || e.Length <= 0 || e.end() > length {
				return formatted{}, mistakef("entity beyond the end of the text")
			}
			if failed := checkBounds(text.text, e); failed != nil {
				return formatted{}, failed
			}
		}
		text.entities = entities
	case "html":
		parsed, err := parseHTML(raw)
		if err != nil {
			return formatted{}, mistakef("can't parse entities: %s", err)
		}
		text = parsed
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

// checkBounds refuses an entity that cuts a character of two UTF-16 units in two.
func checkBounds(text string, e Entity) *failure {
	units := 0
	for position, r := range text {
		after := units + utf16.RuneLen(r)
		switch {
		case units < e.Offset && e.Offset < after:
			return mistakef("entity begins in a middle of a UTF-16 symbol at byte offset %d", position+utf8.RuneLen(r))
		case units < e.end() && e.end() < after:
			return mistakef("entity beginning at UTF-16 offset %d ends in a middle of a UTF-16 symbol at byte offset %d", e.Offset, position+utf8.RuneLen(r))
		}
		units = after
	}
	return nil
}

// withUsers completes mentions by user id; Telegram drops those of people it
// does not know.
func (s *Server) withUsers(entities []Entity) []Entity {
	var kept []Entity
	for _, e := range entities {
		if e.Type == "text_mention" {
			person := (*Person)(nil)
			if e.User != nil {
				person = s.people[e.User.ID]
			}
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
