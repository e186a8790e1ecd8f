package locales

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"usynys/store"
)

const (
	sampleKazakh = `
hello = "Сәлеметсіз бе, {{.Name}}!"
twice = "{{.Name}}"
found = { one = "{{.Count}} ұсыныс табылды", other = "{{.Count}} ұсыныс табылды" }
plain = """
Екі
жол
"""
`
	sampleRussian = `
hello = "Здравствуйте, {{.Name}}!"
twice = "{{.Name}} и {{.Name}}"
plain = "Две\nстроки"

[found]
one = "Найдено {{.Count}} предложение"
few = "Найдено {{.Count}} предложения"
many = "Найдено {{.Count}} предложений"
other = "Найдено {{.Count}} предложения"
`
)

func wordFiles(kazakh, russian string) fstest.MapFS {
	return fstest.MapFS{
		"active.kk.toml": {Data: []byte(kazakh)},
		"active.ru.toml": {Data: []byte(russian)},
	}
}

func sampleWords(t testing.TB) *Words {
	t.Helper()
	words, err := load(wordFiles(sampleKazakh, sampleRussian))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestTextSpeaksTheReadersLanguage(t *testing.T) {
	words := sampleWords(t)
	name := map[string]any{"Name": "Айша &lt;3"}
	for _, c := range []struct {
		language store.Language
		key      string
		data     map[string]any
		want     string
	}{
		{store.Kazakh, "hello", name, "Сәлеметсіз бе, Айша &lt;3!"},
		{store.Russian, "hello", name, "Здравствуйте, Айша &lt;3!"},
		{store.Kazakh, "plain", nil, "Екі\nжол"},
		{store.Russian, "plain", map[string]any{"Unused": 1}, "Две\nстроки"},
	} {
		got, err := words.Text(c.language, c.key, c.data, nil)
		if err != nil || got != c.want {
			t.Errorf("Text(%s, %s) = %q, %v; want %q", c.language, c.key, got, err, c.want)
		}
	}
}

func TestTextChoosesThePluralForm(t *testing.T) {
	words := sampleWords(t)
	russian := map[int]string{
		0: "предложений", 1: "предложение", 2: "предложения", 5: "предложений", 11: "предложений",
		21: "предложение", 22: "предложения", 25: "предложений", 101: "предложение", 111: "предложений",
	}
	for count, noun := range russian {
		number := Number(store.Russian, count)
		for language, want := range map[store.Language]string{
			store.Kazakh:  number + " ұсыныс табылды",
			store.Russian: "Найдено " + number + " " + noun,
		} {
			got, err := words.Text(language, "found", nil, &count)
			if err != nil || got != want {
				t.Errorf("Text(%s, found, %d) = %q, %v; want %q", language, count, got, err, want)
			}
		}
	}
}

func TestTextShowsTheCountItWasGiven(t *testing.T) {
	count := 1234567
	data := map[string]any{"Count": "7"}
	got, err := sampleWords(t).Text(store.Russian, "found", data, &count)
	if want := "Найдено 1\u00a0234\u00a0567 предложений"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if data["Count"] != "7" {
		t.Error("the caller's data was changed")
	}
}

func TestTextNeverFallsBack(t *testing.T) {
	words := sampleWords(t)
	three := 3
	for name, c := range map[string]struct {
		language store.Language
		key      string
		data     map[string]any
		count    *int
		want     string
	}{
		"language":       {"en", "plain", nil, nil, "no words in this language"},
		"no language":    {"", "plain", nil, nil, "no words in this language"},
		"key":            {store.Kazakh, "absent", nil, nil, "no such text"},
		"data":           {store.Kazakh, "hello", nil, nil, "nothing was given for {{.Name}}"},
		"nil value":      {store.Kazakh, "hello", map[string]any{"Name": nil}, nil, "nothing was given for {{.Name}}"},
		"raw value":      {store.Kazakh, "hello", map[string]any{"Name": 5}, nil, "not int"},
		"count":          {store.Russian, "found", map[string]any{"Count": "3"}, nil, "needs a count"},
		"count too many": {store.Russian, "plain", nil, &three, "has no plural forms"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := words.Text(c.language, c.key, c.data, c.count)
			if err == nil {
				t.Fatalf("got %q, want an error", got)
			}
			if got != "" {
				t.Errorf("got %q beside the error", got)
			}
			for _, part := range []string{c.want, `"` + c.key + `"`, `"` + string(c.language) + `"`} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("the error %q does not say %s", err, part)
				}
			}
		})
	}
}

func TestWordsSayWhatTheyNeed(t *testing.T) {
	words := sampleWords(t)
	if got, want := words.Keys(), []string{"found", "hello", "plain", "twice"}; !slices.Equal(got, want) {
		t.Errorf("Keys() = %q, want %q", got, want)
	}
	if !words.Counted("found") || words.Counted("hello") || words.Counted("absent") {
		t.Error("only found has plural forms")
	}
	for key, want := range map[string][]string{"found": {"Count"}, "hello": {"Name"}, "twice": {"Name"}, "plain": nil, "absent": nil} {
		if got := words.Gaps(key); !slices.Equal(got, want) {
			t.Errorf("Gaps(%q) = %q, want %q", key, got, want)
		}
	}
	words.Gaps("hello")[0] = "Spoilt"
	if words.Gaps("hello")[0] != "Name" {
		t.Error("a caller can change the words through Gaps")
	}
}

func TestTextFromManyGoroutines(t *testing.T) {
	words := sampleWords(t)
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			name := strings.Repeat("a", i)
			data := map[string]any{"Name": name}
			for _, language := range store.Languages() {
				text, err := words.Text(language, "hello", data, nil)
				if err != nil || !strings.Contains(text, ", "+name+"!") {
					t.Errorf("Text = %q, %v", text, err)
				}
				if _, err := words.Text(language, "found", data, &i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

func TestLoadNamesEveryFault(t *testing.T) {
	const whole = `hello = "Сәлем, {{.Name}}"`
	for name, c := range map[string]struct {
		kazakh, russian string
		want            []string
	}{
		"keys": {`a = "а"` + "\n" + whole, `b = "б"` + "\n" + whole,
			[]string{"active.ru.toml: a is missing", "active.kk.toml: b is missing"}},
		"gaps":          {whole, `hello = "Привет, {{.Who}}"`, []string{`hello: the gaps differ: kk has ["Name"], ru has ["Who"]`}},
		"plural in one": {`n = "көп"`, sampleForms("n", "one", "few", "many", "other"), []string{"n: only one of the languages has plural forms"}},
		"forms of kk": {sampleForms("n", "other", "few"), sampleForms("n", "one", "few", "many", "other"),
			[]string{`active.kk.toml: n: the plural form "one" is missing`, `active.kk.toml: n: the language has no plural form "few"`}},
		"forms of ru": {sampleForms("n", "one", "other"), sampleForms("n", "one", "other"),
			[]string{`active.ru.toml: n: the plural form "few" is missing`, `n: the plural form "many" is missing`}},
		"lone form": {sampleForms("n", "one"), sampleForms("n", "one", "few", "many", "other"),
			[]string{`active.kk.toml: n: the plural form "other" is missing`}},
		"gaps of forms": {`n = { one = "бір", other = "{{.Count}}" }`, sampleForms("n", "one", "few", "many", "other"),
			[]string{"active.kk.toml: n: the plural forms do not all have the same gaps"}},
		"syntax": {`a = "{{.Name"`, `a = "{{.Name}} {{if .X}}"`,
			[]string{"active.kk.toml: a (other): the text does not parse", "active.ru.toml: a (other): the text does not parse"}},
		"logic":     {`a = "{{if .X}}бар{{end}}"`, `a = "{{.A.B}}"`, []string{"active.kk.toml: a (other): {{if .X}}", "{{.A.B}} is not a gap"}},
		"nesting":   {`a = '{{define "x"}}{{end}}'`, `a = "{{.}}"`, []string{"may not define another", "{{.}} is not a gap"}},
		"braces":    {`a = "{.Name}}"`, `a = "{{.Name}}}"`, []string{"active.kk.toml: a (other): a brace", "active.ru.toml: a (other): a brace"}},
		"empty":     {`a = " "`, `a = { one = "", few = "", many = "", other = "" }`, []string{"active.kk.toml: a: the text is empty", "active.ru.toml: a: the text is empty"}},
		"key":       {`Ab = "а"`, "[x]\ny = \"а\"", []string{"active.kk.toml: Ab: a key", "active.ru.toml: x.y: a key"}},
		"delimiter": {`a = { leftDelim = "<<", other = "<<.X" }`, `a = "а"`, []string{"active.kk.toml: a: gaps are written {{.Name}}"}},
		"toml":      {`a = `, `a = "1"` + "\n" + `a = "2"`, []string{"active.kk.toml: toml: line 1", "active.ru.toml: toml: line 2"}},
		"reserved":  {`a = { one = "а", extra = "б" }`, `a = 5`, []string{"active.kk.toml: reserved keys", "active.ru.toml: unsupported"}},
	} {
		t.Run(name, func(t *testing.T) {
			words, err := load(wordFiles(c.kazakh, c.russian))
			if err == nil || words != nil {
				t.Fatalf("load = %v, %v; want an error alone", words, err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

func sampleForms(key string, forms ...string) string {
	lines := "[" + key + "]\n"
	for _, form := range forms {
		lines += form + " = \"{{.Count}}\"\n"
	}
	return lines
}

func TestLoadNamesAMissingFile(t *testing.T) {
	files := wordFiles(sampleKazakh, sampleRussian)
	delete(files, "active.ru.toml")
	_, err := load(files)
	if err == nil || !strings.Contains(err.Error(), "active.ru.toml") {
		t.Errorf("load = %v, want an error about active.ru.toml", err)
	}
}

func TestLoadKnowsTheFormsOfEveryLanguage(t *testing.T) {
	if got := slices.Sorted(maps.Keys(forms)); !slices.Equal(got, slices.Sorted(slices.Values(store.Languages()))) {
		t.Errorf("plural forms are known for %q, the bot has %q", got, store.Languages())
	}
}

func BenchmarkText(b *testing.B) {
	words := sampleWords(b)
	data, count := map[string]any{"Name": "Айша"}, 22
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			_, _ = words.Text(store.Kazakh, "plain", nil, nil)
		}
	})
	b.Run("gap", func(b *testing.B) {
		for b.Loop() {
			_, _ = words.Text(store.Kazakh, "hello", data, nil)
		}
	})
	b.Run("plural", func(b *testing.B) {
		for b.Loop() {
			_, _ = words.Text(store.Russian, "found", nil, &count)
		}
	})
}
