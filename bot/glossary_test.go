package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"usynys/locales"
	"usynys/store"
)

// glossary has the common texts of one language, so that a transcript prints them by
// their key. Other texts are printed in full: a text in the wrong language shows at once.
type glossary struct {
	lines  []pattern
	labels []pattern
	// values and labelValues are words that fill a gap or make a button, by their text.
	values, labelValues map[string]string
	// names are the names of all values.
	names map[string]bool
}

// pattern is one line of a text, with its gaps.
type pattern struct {
	key   string
	match *regexp.Regexp
	words int // how many characters are not gaps
}

// lineKeys are the texts that are printed by their key, line by line: those of a card, and
// of the screens on the way to every proposal.
var lineKeys = regexp.MustCompile(`^(card_.*|reason|reason_written|reason_both|queue_head|` +
	`ask_(language|age|consent|topic|region|title|text|preview)|about|about_not_state|welcome_done|menu|nothing_to_cancel|` +
	`consent_(operator|data|abroad|publication|minor)|text_(how|privacy|received|more_or_done)|files_(received|attached)|` +
	`topic_hint|preview_topic|name_(hidden|shown)|receipt|receipt_due)$`)

// valueKeys are the texts that fill gaps of cards.
var valueKeys = regexp.MustCompile(`^(status|language|age)_`)

// gapMark holds the place of a gap while a text is turned into a pattern.
const gapMark = "\x00"

func newGlossary(words *locales.Words, catalogue store.Catalogue, language store.Language) *glossary {
	g := &glossary{values: map[string]string{}, labelValues: map[string]string{}, names: map[string]bool{}}
	for _, key := range words.Keys() {
		for _, text := range written(words, language, key) {
			g.learn(key, text)
		}
	}
	for _, topic := range catalogue.Topics {
		g.call(g.values, topic.Name.In(language), topic.Code)
		g.call(g.labelValues, topic.Button.In(language), topic.Code)
	}
	for _, region := range catalogue.Regions {
		g.call(g.values, region.Name.In(language), region.Code)
		g.call(g.labelValues, region.Button.In(language), region.Code)
	}
	for _, reason := range catalogue.Reasons {
		g.call(g.labelValues, reason.Button.In(language), reason.Code)
	}
	for day := time.Date(2026, time.October, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
		g.values[locales.Date(language, store.Date(day.Format(time.DateOnly)))] = day.Format(time.DateOnly)
	}
	longest := func(a, b pattern) int { return b.words - a.words }
	slices.SortStableFunc(g.lines, longest)
	slices.SortStableFunc(g.labels, longest)
	return g
}

// written returns the plural forms of a text, with a mark in each gap.
func written(words *locales.Words, language store.Language, key string) []string {
	data := map[string]any{}
	for _, gap := range words.Gaps(key) {
		data[gap] = gapMark
	}
	if !words.Counted(key) {
		text, _ := words.Text(language, key, data, nil)
		return []string{text}
	}
	var forms []string
	for _, count := range []int{1, 2, 5} {
		text, _ := words.Text(language, key, data, &count)
		forms = append(forms, strings.Replace(text, strconv.Itoa(count), gapMark, 1))
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

func (g *glossary) learn(key, text string) {
	short := strings.TrimPrefix(key, "button_")
	if !strings.Contains(text, "\n") {
		switch {
		case !strings.Contains(text, gapMark):
			g.call(g.labelValues, text, short)
		case strings.HasPrefix(key, "button_") && worded(text):
			g.labels = append(g.labels, newPattern(short, text))
		}
	}
	if valueKeys.MatchString(key) {
		_, name, _ := strings.Cut(key, "_")
		g.call(g.values, text, name)
	}
	if !lineKeys.MatchString(key) {
		return
	}
	name := strings.TrimPrefix(key, "card_")
	for i, line := range strings.Split(text, "\n") {
		if !worded(line) {
			continue
		}
		part := name
		if i > 0 {
			part += "." + strconv.Itoa(i+1)
		}
		g.lines = append(g.lines, newPattern(part, line))
	}
}

// call names a text, unless either is in use: a name means one text.
func (g *glossary) call(values map[string]string, text, name string) {
	if _, known := values[text]; known {
		return
	}
	for taken := range values {
		if values[taken] == name {
			return
		}
	}
	values[text] = name
	g.names[name] = true
}

func newPattern(key, text string) pattern {
	parts := strings.Split(text, gapMark)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return pattern{key: key, match: regexp.MustCompile("^" + strings.Join(parts, "(.+?)") + "$"), words: len([]rune(text))}
}

// worded reports whether a text has words outside of its gaps.
func worded(text string) bool {
	text = htmlTag.ReplaceAllString(strings.ReplaceAll(text, gapMark, ""), "")
	return strings.ContainsFunc(text, unicode.IsLetter)
}

var htmlTag = regexp.MustCompile(`</?\w+>`)

// line returns the key of a line and the values in its gaps.
func (g *glossary) line(text string) (key, values string, known bool) {
	for _, p := range g.lines {
		found := p.match.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		shown := make([]string, len(found)-1)
		for i, value := range found[1:] {
			shown[i] = g.value(value)
		}
		return p.key, strings.Join(shown, ", "), true
	}
	return "", "", false
}

// value returns the name of a value, or the value itself.
func (g *glossary) value(text string) string {
	if name, known := g.values[text]; known {
		return name
	}
	if day, clock := text[:max(0, len(text)-7)], text[max(0, len(text)-7):]; clockTime.MatchString(clock) && g.values[day] != "" {
		return g.values[day] + clock[1:]
	}
	for _, p := range g.lines {
		if found := p.match.FindStringSubmatch(text); found != nil && len(found) <= 2 && len(text) < 60 {
			return p.key + " " + strings.Join(found[1:], "")
		}
	}
	if g.names[text] || plainlyPrinted.MatchString(text) || strings.ContainsAny(text, ",;→\"") {
		return strconv.Quote(text)
	}
	return text
}

var (
	clockTime      = regexp.MustCompile(`^, \d\d:\d\d$`)
	plainlyPrinted = regexp.MustCompile(`^(\d{4}-\d\d-\d\d.*|[a-z_.0-9]+ .*)$`)
)

// label returns the key of a label. A label of several parts, such as a topic and a
// number, is printed part by part.
func (g *glossary) label(text string) string {
	if name, known := g.labelValues[text]; known {
		return name
	}
	for _, p := range g.labels {
		if found := p.match.FindStringSubmatch(text); found != nil {
			parts := []string{p.key}
			for _, value := range found[1:] {
				parts = append(parts, g.label(value))
			}
			return strings.Join(parts, " ")
		}
	}
	if rest, chosen := strings.CutPrefix(text, "✓ "); chosen {
		return "✓ " + g.label(rest)
	}
	if first, rest, found := strings.Cut(text, " · "); found {
		return g.label(first) + " · " + g.label(rest)
	}
	first, _, _ := strings.Cut(text, " ")
	if g.names[text] || g.names[first] || strings.ContainsAny(text, "[]|\"") {
		return strconv.Quote(text)
	}
	return text
}
