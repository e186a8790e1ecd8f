package bot

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"usynys/bot/simulator"
	"usynys/store"
)

// printer prints screens for a transcript. CONTRIBUTING says how to read it.
type printer struct {
	glossaries map[store.Language]*glossary
	// inWords prints cards and buttons as people see them.
	inWords bool
	// standard has the names of texts that are printed by name: /help for each role.
	standard map[string]string
	// shown has the last state of a passage, by language and first line.
	shown map[string][]string
}

// cardTitle is the first line of a card.
var (
	cardTitle   = regexp.MustCompile(`^<b>№ (\S+)</b>$`)
	cardPrinted = regexp.MustCompile(`^№ \S+(;.*)?$`)
)

// screen returns the lines of a message with its buttons.
func (p *printer) screen(language store.Language, text string, rows [][]string) []string {
	var lines []string
	if name, known := p.standard[text]; known && !p.inWords {
		lines = append(lines, "("+name+")")
	} else {
		for _, passage := range passages(strings.ReplaceAll(text, "\n\n", "\n")) {
			lines = append(lines, p.passage(language, passage)...)
		}
	}
	buttons, last := p.buttons(language, rows), len(lines)-1
	switch {
	case buttons == "":
	case len([]rune(lines[last])) <= roomBeside:
		lines[last] += besideText + buttons
	default:
		lines = append(lines, buttons)
	}
	return lines
}

// Buttons are printed beside a last line that is short enough.
const (
	roomBeside = 300
	besideText = "  "
)

// passages splits a text before each card.
func passages(text string) [][]string {
	var all [][]string
	for line := range strings.SplitSeq(text, "\n") {
		if len(all) == 0 || cardTitle.MatchString(line) {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], line)
	}
	return all
}

// passage prints the difference to the last passage with the same first line, or all lines
// if most differ.
func (p *printer) passage(language store.Language, lines []string) []string {
	place := string(language) + lines[0]
	before := p.shown[place]
	p.shown[place] = lines
	changes := difference(before, lines)
	if same := unchanged(changes); same < 3 || same*2 < len(lines) {
		changes = difference(nil, lines)
	}
	return p.layOut(language, changes)
}

// layOut joins short lines: those printed by their key, and runs of unchanged lines.
func (p *printer) layOut(language store.Language, changes []change) []string {
	var lines []string
	open := false
	add := func(token string, short bool) {
		if short && open {
			lines[len(lines)-1] += "; " + token
		} else {
			lines = append(lines, token)
		}
		open = short
	}
	for i := 0; i < len(changes); i++ {
		token, short := p.line(language, changes[i].line)
		switch changes[i].kind {
		case '=':
			if i == 0 {
				add(token, short)
				continue
			}
			run := 1
			for i+1 < len(changes) && changes[i+1].kind == '=' {
				run, i = run+1, i+1
			}
			add("…"+strconv.Itoa(run), true)
		case '-':
			if i+1 < len(changes) && changes[i+1].kind == '+' {
				next, _ := p.line(language, changes[i+1].line)
				if key, rest, found := strings.Cut(next, " "); short && found && strings.HasPrefix(token, key+" ") {
					add(token+" → "+rest, true)
					i++
					continue
				}
			}
			add("−"+beginning(token, short), true)
		default:
			add(token, short)
		}
	}
	return lines
}

// beginning returns enough of a removed line to recognize it.
func beginning(token string, short bool) string {
	if key, _, found := strings.Cut(token, " "); short && found {
		return key
	}
	if runes := []rune(token); len(runes) > 24 {
		return string(runes[:24]) + "…"
	}
	return token
}

// line prints a line, and reports whether it is short: printed by its key.
func (p *printer) line(language store.Language, text string) (string, bool) {
	g := p.glossaries[language]
	if !p.inWords && g != nil {
		if found := cardTitle.FindStringSubmatch(text); found != nil {
			return "№ " + found[1], true
		}
		if key, values, known := g.line(text); known {
			return strings.TrimRight(key+" "+values, " "), true
		}
	}
	if looksPrinted(text, g) {
		return "| " + text, false
	}
	return text, false
}

// looksPrinted reports whether a text looks like the printed form of another.
func looksPrinted(text string, g *glossary) bool {
	if strings.HasPrefix(text, "…") || strings.HasPrefix(text, "−") || strings.HasPrefix(text, "| ") || cardPrinted.MatchString(text) || strings.HasPrefix(text, "[") || strings.Contains(text, besideText+"[") || strings.HasPrefix(text, "(") {
		return true
	}
	first, _, _ := strings.Cut(text, " ")
	if g == nil {
		return false
	}
	for _, pattern := range g.lines {
		if pattern.key == first {
			return true
		}
	}
	return false
}

// buttons prints a keyboard in one line, with "/" between its rows.
func (p *printer) buttons(language store.Language, rows [][]string) string {
	printed := make([]string, len(rows))
	for i, row := range rows {
		labels := make([]string, len(row))
		for j, label := range row {
			labels[j] = "[" + p.label(language, label) + "]"
		}
		printed[i] = strings.Join(labels, " ")
	}
	return strings.Join(printed, " / ")
}

func (p *printer) label(language store.Language, label string) string {
	if g := p.glossaries[language]; g != nil && !p.inWords {
		return g.label(label)
	}
	return label
}

// reader returns a person's language, Kazakh until they choose one.
func (s *stage) reader(chat int64) store.Language {
	if language := s.languages[chat]; language.Valid() {
		return language
	}
	if chat < 0 {
		return ""
	}
	return store.Kazakh
}

// press presses the newest button with a label or key.
func (s *stage) press(chat int64, messages []simulator.Message, wanted string, press func(string) error) error {
	g := s.printer.glossaries[s.reader(chat)]
	for i := len(messages) - 1; i >= 0 && g != nil; i-- {
		for _, row := range messages[i].Buttons {
			for _, button := range row {
				if messages[i].FromBot && button.Data != "" && g.label(button.Text) == wanted {
					return press(button.Text)
				}
			}
		}
	}
	if err := press(wanted); err != nil {
		return fmt.Errorf("there is no button [%s]: %w", wanted, err)
	}
	return nil
}
