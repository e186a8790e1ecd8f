package locales

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"usynys/store"
)

// entries checks a list to choose from: it is not empty, and no two codes or buttons are
// the same.
type entries struct {
	found *faults
	list  string
	code  pattern
	seen  map[string]string
}

func (f *faults) entries(list string, length int, code pattern) *entries {
	if length == 0 {
		f.add("%s: the list is empty", list)
	}
	return &entries{found: f, list: list, code: code, seen: map[string]string{}}
}

// next checks an entry's code and button and returns its name for reports.
func (e *entries) next(i int, code string, button store.LocalizedText) string {
	where := fmt.Sprintf("%s, entry %d (%s)", e.list, i+1, code)
	e.found.matches(where+": code", code, e.code)
	e.found.label(where+": button", button, buttonMax)
	e.once(where, "code", code)
	e.once(where, "button.kk", button.KK)
	e.once(where, "button.ru", button.RU)
	return where
}

func (e *entries) once(where, what, value string) {
	key := what + "\x00" + value
	if first, taken := e.seen[key]; taken && value != "" {
		e.found.add("%s: %s %q is also that of %s", where, what, value, first)
		return
	}
	e.seen[key] = where
}

func (f *faults) label(where string, label store.LocalizedText, most int) {
	f.line(where+".kk", label.KK, most)
	f.line(where+".ru", label.RU, most)
}

// line requires one line of text, neither empty nor too long.
func (f *faults) line(where, text string, most int) {
	switch length := utf8.RuneCountInString(text); {
	case strings.TrimSpace(text) == "":
		f.add("%s is empty", where)
	case strings.ContainsFunc(text, unicode.IsControl):
		f.add("%s must be one line without tabs", where)
	case strings.TrimSpace(text) != text:
		f.add("%s has spaces around it", where)
	case length > most:
		f.add("%s has %d characters, at most %d are possible", where, length, most)
	}
}

func (f *faults) matches(where, value string, wanted pattern) {
	if !wanted.form.MatchString(value) {
		f.add("%s is %q, it must be %s", where, value, wanted.meaning)
	}
}

func (f *faults) link(where, link string) {
	if link == "" {
		return
	}
	at, err := url.Parse(link)
	if err != nil || at.Scheme != "https" || at.Host == "" {
		f.add("%s is %q, it must be an address that begins with https://, or empty", where, link)
	}
}

// faults collects everything that is wrong with a file, so that its author can correct it
// in one go.
type faults []string

func (f *faults) add(format string, values ...any) {
	*f = append(*f, fmt.Sprintf(format, values...))
}

// err returns nil if nothing is wrong.
func (f faults) err(subject string) error {
	if len(f) == 0 {
		return nil
	}
	return fmt.Errorf("%s:\n- %s", subject, strings.Join(f, "\n- "))
}
