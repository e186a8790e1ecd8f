package simulator

import (
	"cmp"
	"slices"
)

// Entity is a MessageEntity: offset and length count UTF-16 code units.
type Entity struct {
	Type   string    `json:"type"`
	Offset int       `json:"offset"`
	Length int       `json:"length"`
	URL    string    `json:"url,omitempty"`
	User   *userJSON `json:"user,omitempty"`
}

func (e Entity) end() int { return e.Offset + e.Length }

// isCode reports the kind that may hold no other entity.
func (e Entity) isCode() bool { return e.Type == "code" }

// isStyle reports the kinds that nest freely, and are split around code.
func (e Entity) isStyle() bool {
	switch e.Type {
	case "bold", "italic", "strikethrough":
		return true
	}
	return false
}

func (e Entity) isQuote() bool { return e.Type == "blockquote" }

// normalize brings entities into the form in which Telegram shows them: sorted,
// nothing in code, no quote in a quote, no link in a link, no bold in bold.
func normalize(entities []Entity) []Entity {
	sortEntities(entities)
	var kept []Entity
	quoteEnd, wholeEnd := 0, 0
	styleEnd := map[string]int{}
	for _, e := range entities {
		switch {
		case e.isQuote():
			if e.Offset < quoteEnd {
				continue
			}
			quoteEnd = e.end()
		case e.isStyle():
			// A style within the same style adds nothing.
			if e.end() <= styleEnd[e.Type] {
				continue
			}
			styleEnd[e.Type] = e.end()
		default:
			// Links, mentions, code and custom emoji do not overlap: the outer stays.
			if e.Offset < wholeEnd {
				continue
			}
			wholeEnd = e.end()
		}
		kept = append(kept, e)
	}
	return splitAroundCode(kept)
}

func splitAroundCode(entities []Entity) []Entity {
	if !slices.ContainsFunc(entities, Entity.isCode) {
		return entities
	}
	var out []Entity
	for _, e := range entities {
		if !e.isStyle() {
			out = append(out, e)
			continue
		}
		rest := e
		for _, code := range entities {
			if !code.isCode() || code.end() <= rest.Offset || code.Offset >= rest.end() {
				continue
			}
			if code.Offset > rest.Offset {
				before := rest
				before.Length = code.Offset - rest.Offset
				out = append(out, before)
			}
			end := rest.end()
			rest.Offset = min(code.end(), end)
			rest.Length = end - rest.Offset
		}
		if rest.Length > 0 {
			out = append(out, rest)
		}
	}
	sortEntities(out)
	return out
}

// sortEntities puts outer entities first; code goes before other kinds of the
// same extent, so that it wins over them.
func sortEntities(entities []Entity) {
	slices.SortStableFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length), cmp.Compare(a.rank(), b.rank()))
	})
}

func (e Entity) rank() int {
	switch {
	case e.isQuote():
		return 0
	case e.isCode():
		return 1
	case e.isStyle():
		return 3
	}
	return 2
}
