package bot

import (
	"sync"
	"testing"

	"usynys/locales"
	"usynys/store"
)

// The words and the built-in catalogue are read once for all tests: reading them takes
// longer than most tests do.
var (
	loadWords     = sync.OnceValues(locales.Load)
	loadCatalogue = sync.OnceValues(func() (store.Catalogue, error) { return locales.Catalogue("") })
)

func builtInWords(t testing.TB) *locales.Words {
	t.Helper()
	words, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// builtInCatalogue is a copy whose lists and tables all tests share: who changes one of
// them clones it before.
func builtInCatalogue(t testing.TB) store.Catalogue {
	t.Helper()
	catalogue, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue
}
