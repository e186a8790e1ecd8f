package locales

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"

	"usynys/store"
)

//go:embed *.toml
var files embed.FS

// countGap is the gap that shows the number a plural form was chosen by.
const countGap = "Count"

// parser is shared by all texts: go-i18n keeps each template as the first parser
// it met has read it, so a second one with other options would have no effect.
var parser = &template.TextParser{Option: "missingkey=error"}

// Words are the sentences and buttons of the bot in every language. They do not
// change once loaded and may be used from many goroutines.
type Words struct {
	localizers map[store.Language]*i18n.Localizer
	sentences  map[string]sentence
}

// sentence is what is the same about a text in every language.
type sentence struct {
	counted bool
	gaps    []string
}

// Load reads the built-in sentences. Its error lists every fault of the files: a
// key, gap or plural form that one language lacks, a template that does not
// parse, an empty text.
func Load() (*Words, error) { return load(files) }

// Text renders the sentence under key. Every gap needs its value in data, a string
// that is ready to be shown: in the reader's language, and escaped where the text
// goes out as HTML. count chooses the plural form of a sentence that has them, and
// fills its gap {{.Count}}.
//
// Text never falls back: whatever is missing is an error, and so are a count for
// a sentence without plural forms and a sentence with them without a count.
func (w *Words) Text(language store.Language, key string, data map[string]any, count *int) (string, error) {
	text, err := w.text(language, key, data, count)
	if err != nil {
		return "", fmt.Errorf("text %q in language %q: %w", key, language, err)
	}
	return text, nil
}

func (w *Words) text(language store.Language, key string, data map[string]any, count *int) (string, error) {
	localizer, known := w.localizers[language]
	if !known {
		return "", errors.New("there are no words in this language")
	}
	sentence, known := w.sentences[key]
	if !known {
		return "", errors.New("there is no such text")
	}
	if err := sentence.accepts(count); err != nil {
		return "", err
	}
	config := &i18n.LocalizeConfig{MessageID: key, TemplateParser: parser}
	if count != nil {
		config.PluralCount = *count
		data = withCount(data, Number(language, *count))
	}
	if err := sentence.filledBy(data); err != nil {
		return "", err
	}
	config.TemplateData = data
	return localizer.Localize(config)
}

func withCount(data map[string]any, count string) map[string]any {
	all := make(map[string]any, len(data)+1)
	maps.Copy(all, data)
	all[countGap] = count
	return all
}

func (s sentence) accepts(count *int) error {
	switch {
	case s.counted && count == nil:
		return errors.New("it has plural forms and needs a count")
	case !s.counted && count != nil:
		return errors.New("it has no plural forms, a count was given")
	}
	return nil
}

func (s sentence) filledBy(data map[string]any) error {
	for _, gap := range s.gaps {
		switch value := data[gap].(type) {
		case string:
		case nil:
			return fmt.Errorf("nothing was given for {{.%s}}", gap)
		default:
			return fmt.Errorf("{{.%s}} needs a string that is ready to be shown, not %T", gap, value)
		}
	}
	return nil
}

// Keys lists the keys of all texts in alphabetical order.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.sentences)) }

// Gaps lists the gaps of a text in alphabetical order, nil for an unknown key.
func (w *Words) Gaps(key string) []string { return slices.Clone(w.sentences[key].gaps) }

// Counted reports whether a text has plural forms, and so needs a count.
func (w *Words) Counted(key string) bool { return w.sentences[key].counted }
