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

// countGap is the gap for the number that chose the plural form.
const countGap = "Count"

// parser is shared by all texts: go-i18n caches each template as the first parser read
// it, so a second parser with other options would have no effect.
var parser = &template.TextParser{Option: "missingkey=error"}

// Words has the sentences and buttons of the bot in every language. It does not change
// after loading and is safe for concurrent use.
type Words struct {
	localizers map[store.Language]*i18n.Localizer
	sentences  map[string]sentence
}

// sentence is what a text has in common in every language.
type sentence struct {
	counted bool
	gaps    []string
}

// Load returns the built-in sentences. Its error lists every fault of the files: a key,
// gap or plural form that one language lacks, a template that does not parse, an empty
// text.
func Load() (*Words, error) { return load(files) }

// Text renders the sentence of a key. Every gap needs a value in data: a string ready to
// be shown, in the reader's language, and escaped where the text is HTML. count chooses
// the plural form of a sentence that has them, and fills its gap {{.Count}}.
//
// Text has no fallback: anything missing is an error, and so are a count for a sentence
// without plural forms and a sentence with them without a count.
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

// Keys returns the keys of all texts in alphabetical order.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.sentences)) }

// Gaps returns the gaps of a text in alphabetical order, nil for an unknown key.
func (w *Words) Gaps(key string) []string { return slices.Clone(w.sentences[key].gaps) }

// Counted reports whether a text has plural forms, and so needs a count.
func (w *Words) Counted(key string) bool { return w.sentences[key].counted }
