package bot

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/BurntSushi/toml"

	"usynys/locales"
	"usynys/store"
)

var storiesCatalogue = filepath.Join("testdata", "catalogue.toml")

// ownCatalogue returns the catalogue of all transcripts, with the changes of one.
func ownCatalogue(t *testing.T, changed string) store.Catalogue {
	t.Helper()
	path := storiesCatalogue
	if changed != "" {
		path = filepath.Join(t.TempDir(), "catalogue.toml")
		if err := writeOver(path, changed); err != nil {
			t.Fatal(err)
		}
	}
	catalogue, err := locales.Catalogue(path)
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}

func writeOver(path, changed string) error {
	whole, over := map[string]any{}, map[string]any{}
	if _, err := toml.DecodeFile(storiesCatalogue, &whole); err != nil {
		return err
	}
	if _, err := toml.Decode(changed, &over); err != nil {
		return err
	}
	for table, values := range over {
		old, isTable := whole[table].(map[string]any)
		if isTable {
			maps.Copy(old, values.(map[string]any))
		} else {
			whole[table] = values
		}
	}
	text, err := toml.Marshal(whole)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

// vocabulary returns the glossaries of the printers, made once for all transcripts.
var vocabulary = sync.OnceValues(func() (map[store.Language]*glossary, error) {
	words, err := loadWords()
	if err != nil {
		return nil, err
	}
	catalogue, err := locales.Catalogue(storiesCatalogue)
	if err != nil {
		return nil, err
	}
	all := map[store.Language]*glossary{}
	for _, language := range store.Languages() {
		all[language] = newGlossary(words, catalogue, language)
	}
	return all, nil
})

func newPrinter(t *testing.T) *printer {
	t.Helper()
	glossaries, err := vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	standard, err := helpByRole()
	if err != nil {
		t.Fatal(err)
	}
	return &printer{glossaries: glossaries, standard: standard, shown: map[string][]string{}}
}

// learnLanguages updates the languages of the people.
func (s *stage) learnLanguages(kept store.Store) {
	err := kept.View(s.t.Context(), func(r store.Reader) error {
		for _, person := range s.people {
			known, err := store.People.Get(r, store.PersonID(person.ID()))
			switch {
			case err == nil:
				s.languages[person.ID()] = known.Language
			case !errors.Is(err, store.ErrNotFound):
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}
