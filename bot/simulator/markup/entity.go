package markup

import (
	"cmp"
	"slices"

	"usynys/bot/simulator/botapi"
)

const (
	codeType  = "code"
	quoteType = "blockquote"
)

// isStyle reports the types that nest freely, and are split around code.
func isStyle(e botapi.Entity) bool {
	return e.Type == "bold" || e.Type == "italic" || e.Type == "strikethrough"
}

func isCode(e botapi.Entity) bool { return e.Type == codeType }

// normalize brings entities into the form in which Telegram shows them: sorted,
// nothing in code, no quote in a quote, no link in a link, no bold in bold.
func normalize(entities []botapi.Entity) []botapi.Entity {
	sortEntities(entities)
	var kept []botapi.Entity
	quoteEnd, otherEnd := 0, 0
	styleEnd := map[string]int{}
	for _, e := range entities {
		switch {
		case e.Type == quoteType:
			if e.Offset < quoteEnd {
				continue
			}
			quoteEnd = e.End()
		case isStyle(e):
			// A style within the same style adds nothing.
			if e.End() <= styleEnd[e.Type] {
				continue
			}
			styleEnd[e.Type] = e.End()
		default:
			// Links, mentions and code do not overlap: the outer one stays.
			if e.Offset < otherEnd {
				continue
			}
			otherEnd = e.End()
		}
		kept = append(kept, e)
	}
	return splitAroundCode(kept)
}

func splitAroundCode(entities []botapi.Entity) []botapi.Entity {
	if !slices.ContainsFunc(entities, isCode) {
		return entities
	}
	var out []botapi.Entity
	for _, e := range entities {
		if !isStyle(e) {
			out = append(out, e)
			continue
		}
		rest := e
		for _, code := range entities {
			if !isCode(code) || !code.Overlaps(rest) {
				continue
			}
			if code.Offset > rest.Offset {
				before := rest
				before.Length = code.Offset - rest.Offset
				out = append(out, before)
			}
			end := rest.End()
			rest.Offset = min(code.End(), end)
			rest.Length = end - rest.Offset
		}
		if rest.Length > 0 {
			out = append(out, rest)
		}
	}
	sortEntities(out)
	return out
}

// sortEntities puts outer entities first. Of two with the same extent, code comes
// before other types, so that it wins.
func sortEntities(entities []botapi.Entity) {
	slices.SortStableFunc(entities, func(a, b botapi.Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length), cmp.Compare(rank(a), rank(b)))
	})
}

func rank(e botapi.Entity) int {
	switch {
	case e.Type == quoteType:
		return 0
	case isCode(e):
		return 1
	case isStyle(e):
		return 3
	}
	return 2
}
