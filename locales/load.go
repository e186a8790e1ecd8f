package locales

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"usynys/store"
)

// forms are the plural forms of whole numbers in each language, and the one for
// fractions, in the order of the CLDR.
var forms = map[store.Language][]string{
	store.Kazakh:  {"one", "other"},
	store.Russian: {"one", "few", "many", "other"},
}

// keyPattern keeps keys flat: go-i18n would join nested ones with dots. A hyphen may be
// in a code that is part of the key.
var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// load reads one file a language. It trims each text, so that a long one may start and
// end on lines of its own.
func load(files fs.FS) (*Words, error) {
	var found faults
	bundle := i18n.NewBundle(language.Kazakh)
	words := &Words{localizers: map[store.Language]*i18n.Localizer{}}
	read := map[store.Language]map[string]sentence{}
	for _, l := range store.Languages() {
		messages, err := readMessages(files, l)
		if err != nil {
			found.add("%v", err)
			continue
		}
		read[l] = inspect(l, messages, &found)
		if err := bundle.AddMessages(language.Make(string(l)), messages...); err != nil {
			found.add("%s: %v", fileName(l), err)
		}
		words.localizers[l] = i18n.NewLocalizer(bundle, string(l))
	}
	if len(read) == len(store.Languages()) {
		compare(read, &found)
	}
	if err := found.err("the words of the bot have faults"); err != nil {
		return nil, err
	}
	words.sentences = read[store.Kazakh]
	return words, nil
}

func fileName(l store.Language) string { return "active." + string(l) + ".toml" }

func readMessages(files fs.FS, l store.Language) ([]*i18n.Message, error) {
	text, err := fs.ReadFile(files, fileName(l))
	if err != nil {
		return nil, err
	}
	messages, err := i18n.ParseMessageBytes(text, toml.Unmarshal)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", fileName(l), err)
	}
	slices.SortFunc(messages, func(a, b *i18n.Message) int { return strings.Compare(a.ID, b.ID) })
	for _, m := range messages {
		for _, text := range textsOf(m) {
			*text = strings.TrimSpace(*text)
		}
	}
	return messages, nil
}

// textsOf returns the texts of a message by plural form.
func textsOf(m *i18n.Message) map[string]*string {
	return map[string]*string{
		"zero": &m.Zero, "one": &m.One, "two": &m.Two,
		"few": &m.Few, "many": &m.Many, "other": &m.Other,
	}
}

// inspect checks the messages of one language.
func inspect(l store.Language, messages []*i18n.Message, found *faults) map[string]sentence {
	sentences := make(map[string]sentence, len(messages))
	for _, m := range messages {
		where := fmt.Sprintf("%s: %s", fileName(l), m.ID)
		if !keyPattern.MatchString(m.ID) {
			found.add("%s: a key may hold only a-z, 0-9, _ and -, and no table may be around it", where)
		}
		if m.LeftDelim != "" || m.RightDelim != "" {
			found.add("%s: gaps are written {{.Name}}, other delimiters are not used", where)
		}
		texts := textsOf(m)
		maps.DeleteFunc(texts, func(_ string, text *string) bool { return *text == "" })
		sentences[m.ID] = sentence{
			counted: inspectForms(l, texts, where, found),
			gaps:    inspectGaps(texts, where, found),
		}
	}
	return sentences
}

// inspectForms requires either one text, or exactly the plural forms of the language, and
// reports which of the two it is.
func inspectForms(l store.Language, texts map[string]*string, where string, found *faults) (counted bool) {
	wanted := []string{"other"}
	if len(texts) > 1 || len(texts) == 1 && texts["other"] == nil {
		counted, wanted = true, forms[l]
	}
	for _, form := range wanted {
		switch {
		case texts[form] != nil:
		case counted:
			found.add("%s: the plural form %q is missing", where, form)
		default:
			found.add("%s: the text is empty", where)
		}
	}
	for _, form := range slices.Sorted(maps.Keys(texts)) {
		if !slices.Contains(wanted, form) {
			found.add("%s: the language has no plural form %q", where, form)
		}
	}
	return counted
}

// inspectGaps requires the same gaps in every plural form. Russian uses "one" for 21 too,
// so even that form needs the number.
func inspectGaps(texts map[string]*string, where string, found *faults) []string {
	var gaps []string
	for i, form := range slices.Sorted(maps.Keys(texts)) {
		own, err := gapsOf(*texts[form])
		if err != nil {
			found.add("%s (%s): %v", where, form, err)
			return gaps
		}
		if i > 0 && !slices.Equal(own, gaps) {
			found.add("%s: the plural forms do not all have the same gaps", where)
		}
		gaps = own
	}
	return gaps
}

// compare checks that all languages have the same keys, gaps and forms.
func compare(read map[store.Language]map[string]sentence, found *faults) {
	keys := map[string]bool{}
	for _, sentences := range read {
		for key := range sentences {
			keys[key] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		kk, inKazakh := read[store.Kazakh][key]
		ru, inRussian := read[store.Russian][key]
		switch {
		case !inKazakh:
			found.add("%s: %s is missing", fileName(store.Kazakh), key)
		case !inRussian:
			found.add("%s: %s is missing", fileName(store.Russian), key)
		case kk.counted != ru.counted:
			found.add("%s: only one of the languages has plural forms", key)
		case !slices.Equal(kk.gaps, ru.gaps):
			found.add("%s: the gaps differ: kk has %q, ru has %q", key, kk.gaps, ru.gaps)
		}
	}
}
