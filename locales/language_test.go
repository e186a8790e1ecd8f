package locales

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"usynys/store"
)

// written is a text of a file, with its place.
type written struct{ where, key, text string }

// textsIn returns every text of a language: the sentences with their plural forms, and
// the labels of the catalogue.
func textsIn(t *testing.T, language store.Language) []written {
	t.Helper()
	return append(sentencesIn(t, language), labelsIn(t, language)...)
}

func sentencesIn(t *testing.T, language store.Language) []written {
	t.Helper()
	messages, err := readMessages(files, language)
	if err != nil {
		t.Fatal(err)
	}
	var all []written
	for _, m := range messages {
		for form, text := range textsOf(m) {
			if *text != "" {
				all = append(all, written{fmt.Sprintf("%s: %s (%s)", fileName(language), m.ID, form), m.ID, *text})
			}
		}
	}
	if len(all) == 0 {
		t.Fatalf("%s holds no text", fileName(language))
	}
	return all
}

func labelsIn(t *testing.T, language store.Language) []written {
	t.Helper()
	c, err := Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	var all []written
	add := func(where string, labels ...store.LocalizedText) {
		for _, label := range labels {
			all = append(all, written{"catalogue.toml: " + where, "", label.In(language)})
		}
	}
	add("names", c.Organisation.Name, c.Programme.Name, c.Operator.Name)
	for _, x := range c.Topics {
		add(x.Code, x.Name, x.Button, x.Hint)
	}
	for _, x := range c.Regions {
		add(x.Code, x.Name, x.Button)
	}
	for _, x := range c.Reasons {
		add(x.Code, x.Button, x.Text)
	}
	for _, x := range c.Helplines {
		add(x.Phone, x.Name)
	}
	return all
}

func TestTheSentencesOfTheBotAreWhole(t *testing.T) {
	words, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(words.Keys()) == 0 {
		t.Error("there are no sentences")
	}
}

const (
	russianLetters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	kazakhLetters  = russianLetters + "әғқңөұүһі"
)

// latinNames are the words in Latin letters of both languages, in lower case.
var latinNames = []string{
	"jastar", "otanǵa", "neet", "telegram", "egov", "kz", "html", "pdf", "csv", "xlsx", "excel", "id", "qr",
}

var notWords = regexp.MustCompile(`\{\{[^}]*\}\}|<[^>]*>|&[a-z]+;|/[a-z_]+|@\w+|https?://\S+`)

func TestAlphabet(t *testing.T) {
	for _, language := range store.Languages() {
		for _, w := range textsIn(t, language) {
			if !norm.NFC.IsNormalString(w.text) {
				t.Errorf("%s is not in NFC", w.where)
			}
			for _, word := range wordsOf(w.text) {
				if !spelledRight(word) {
					t.Errorf("%s: the word %+q has letters of another alphabet, or is a name that latinNames lacks", w.where, word)
				}
			}
		}
	}
}

// spelledRight accepts Kazakh letters in Russian, too: names of regions have them.
func spelledRight(word string) bool {
	foreign := func(r rune) bool { return !strings.ContainsRune(kazakhLetters, r) }
	return !strings.ContainsFunc(word, foreign) || slices.Contains(latinNames, word)
}

func wordsOf(text string) []string {
	text = strings.ToLower(notWords.ReplaceAllString(text, " "))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

func TestSpelledRight(t *testing.T) {
	for word, want := range map[string]bool{
		"жіберу": true, "жiберу": false, "баcу": false, "їжак": false, "neet": true, "submit": false, "hаt": false,
	} {
		if spelledRight(word) != want {
			t.Errorf("spelledRight(%+q) = %t", word, !want)
		}
	}
}

var (
	gaps  = regexp.MustCompile(`\{\{[^}]*\}\}`)
	tags  = regexp.MustCompile(`<[^>]*>`)
	glued = regexp.MustCompile(`\}\}[-\x{2010}-\x{2014}']?\p{L}|\p{L}[-']?\{\{`)
)

func TestNoSuffixIsGluedToAGap(t *testing.T) {
	for _, language := range store.Languages() {
		for _, w := range sentencesIn(t, language) {
			if found := glued.FindString(tags.ReplaceAllString(w.text, "")); found != "" {
				t.Errorf("%s: %q is glued to a gap, whatever stands there", w.where, found)
			}
		}
	}
}

// plainLengths are how many characters fit where Telegram shows no markup, by the prefix
// of the key.
var plainLengths = map[string]int{"button_": buttonMax, "command_": 256}

// TestPlainTexts counts a gap as empty: the caller bounds its value.
func TestPlainTexts(t *testing.T) {
	for _, language := range store.Languages() {
		for _, w := range sentencesIn(t, language) {
			for prefix, most := range plainLengths {
				if strings.HasPrefix(w.key, prefix) {
					checkPlain(t, w, most)
				}
			}
		}
	}
}

func checkPlain(t *testing.T, w written, most int) {
	t.Helper()
	words := gaps.ReplaceAllString(w.text, "")
	if length := utf8.RuneCountInString(words); length > most {
		t.Errorf("%s has %d characters, at most %d fit", w.where, length, most)
	}
	if strings.ContainsAny(words, "<&\n") {
		t.Errorf("%s: markup and line breaks are not for a button or a description", w.where)
	}
}

// sampleValue is what a person might type, escaped as the bot does it.
const sampleValue = "C++ &amp; &lt;3 «a_b*»"

func TestEveryTextRendersToTelegramHTML(t *testing.T) {
	words, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range words.Keys() {
		data := map[string]any{}
		for _, gap := range words.Gaps(key) {
			data[gap] = sampleValue
		}
		for _, language := range store.Languages() {
			for _, count := range countsFor(words, key) {
				checkRendering(t, words, language, key, data, count)
			}
		}
	}
}

// countsFor returns the counts to try; for a plain text one call without a count.
func countsFor(words *Words, key string) []*int {
	if !words.Counted(key) {
		return []*int{nil}
	}
	var counts []*int
	for _, n := range []int{0, 1, 2, 5, 11, 21, 22, 25, 101} {
		counts = append(counts, &n)
	}
	return counts
}

func checkRendering(t *testing.T, words *Words, language store.Language, key string, data map[string]any, count *int) {
	t.Helper()
	text, err := words.Text(language, key, data, count)
	if err != nil {
		t.Error(err)
		return
	}
	if err := checkHTML(text); err != nil {
		t.Errorf("%s in %s: %v:\n%s", key, language, err, text)
	}
	if units := len(utf16.Encode([]rune(text))); units > 4096 {
		t.Errorf("%s in %s has %d UTF-16 units, one message holds 4096", key, language, units)
	}
	if count != nil && slices.Contains(words.Gaps(key), countGap) && !strings.Contains(text, Number(language, *count)) {
		t.Errorf("%s in %s does not show the count %d: %s", key, language, *count, text)
	}
}

// blunders match words that a native speaker would not write, and second words for
// something that has one already.
var blunders = map[store.Language]*regexp.Regexp{
	store.Kazakh: anyOf(
		`рахмет`, `болып табылады`, `қазіргі таңда`, `жүзеге асыру барысында`, `қабылданды болды`, `өтінеміз`,
		`регион`, `болдырмау`, `жолдық карта`, `аймақтық карта`, `мүгедек(тер)?([ .,?!]|$)`, `ұсыныстың нөмірі?([ .,:]|$)`,
		`билдир`, `сунуш`, `тәкъдим`, `киләсе`,
		`(^|\s)(сен|саған|сенің)([ ,.?!]|$)`, `(?-i:[^.!?:»\s] Сіз)`,
		`(сыз|сіз|ңыз|ңіз)(ба|бе|ма|ме|па|пе)([ ,.?!]|$)`,
		`(^|\s)(көп|бірнеше|барлық|әр|көптеген|кейбір) \p{L}+(лар|лер|дар|дер|тар|тер)([ .,:?!]|$)`,
		`\{\{\.Count\}\} \p{L}+(лар|лер|дар|дер|тар|тер)(ы|і|ға|ге|ды|ді)?([ .,:?!]|$)`,
	),
	store.Russian: anyOf(
		`\((а|ла|ась)\)`, `(^|\s)(согласен|согласна)([ ,.?!]|$)`, `(^|\s)(ты|тебе|твой)([ ,.?!]|$)`,
		`(?-i:[^.!?:»\s] Ва[мсш])`, `(?-i:[^.!?:»\s] Вы )`,
		`(^|\s)еще([ ,.?!]|$)`, `молодеж`, `волонтер`, `отклон[её]н`, `инвалид([аыу]|ов|ам)?([ .,]|$)`,
		`тенг(ов|и)([ ,.]|$)`, `алма-ата`,
	),
}

func anyOf(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + strings.Join(patterns, "|"))
}

func TestNoBlunders(t *testing.T) {
	for language, blunder := range blunders {
		for _, w := range textsIn(t, language) {
			if found := blunder.FindString(w.text); found != "" {
				t.Errorf("%s: %q", w.where, found)
			}
			if strings.Count(w.text, "!") > 1 {
				t.Errorf("%s has more than one exclamation mark", w.where)
			}
		}
	}
}

func TestBlundersAreFound(t *testing.T) {
	for language, texts := range map[store.Language]map[string]bool{
		store.Kazakh: {
			"Рахмет!": true, "Жаңа Сіз": true, "Келісесізбе?": true, "{{.Count}} ұсыныстар": true, "көп дауыстар": true, "Атыңды сен жаз": true,
			"Рақмет!": false, "Дайын. Сіз үшін": false, "Енді сізбен сөйлесеміз": false, "{{.Count}} ұсыныс": false, "көп дауыс": false, "мүгедектігі бар": false,
		},
		store.Russian: {
			"Вы отправил(а)": true, "напишите еще": true, "Если Вы готовы": true, "5 тенгов": true, "для инвалидов": true,
			"Вы можете": false, "напишите ещё": false, "5 тенге": false, "с инвалидностью": false, "Да. Вы тоже": false,
		},
	} {
		for text, want := range texts {
			if blunders[language].MatchString(text) != want {
				t.Errorf("%q in %s: a blunder is %t", text, language, !want)
			}
		}
	}
}

// particle matches a question particle or an "and", with the word before it. After a gap
// there is nothing to agree with.
var particle = regexp.MustCompile(`([а-яёәғқңөұүһі]+)»? (ма|ме|ба|бе|па|пе|мен|бен|пен)([ ,.?!]|$)`)

func TestParticlesAgreeWithTheirWord(t *testing.T) {
	for _, w := range textsIn(t, store.Kazakh) {
		for _, match := range particle.FindAllStringSubmatch(strings.ToLower(w.text), -1) {
			if !agrees(match[1], match[2]) {
				t.Errorf("%s: %q", w.where, match[0])
			}
		}
	}
}

// agrees reports whether a Kazakh particle agrees with its word: its consonant follows
// the last letter, its vowel the last vowel that is clearly back or front.
func agrees(word, particle string) bool {
	runes := []rune(word)
	last := runes[len(runes)-1]
	want := "м"
	switch and := strings.HasSuffix(particle, "н"); {
	case strings.ContainsRune("кқпстфхцчшщбвгғд", last):
		want = "п"
	case strings.ContainsRune("зж", last), strings.ContainsRune("мнң", last) && !and:
		want = "б"
	}
	if !strings.HasPrefix(particle, want) {
		return false
	}
	if strings.HasSuffix(particle, "н") {
		return true
	}
	for _, r := range slices.Backward(runes) {
		switch {
		case strings.ContainsRune("аоұыя", r):
			return strings.HasSuffix(particle, "а")
		case strings.ContainsRune("әөүіеэ", r):
			return strings.HasSuffix(particle, "е")
		}
	}
	return true
}

func TestAgrees(t *testing.T) {
	for phrase, want := range map[string]bool{
		"аласыз ба": true, "келе ме": true, "дұрыс па": true, "жібересіз бе": true, "қала мен": true, "қыз бен": true, "жұмыс пен": true, "орын ба": true, "адам мен": true,
		"дұрыс ма": false, "келісесіз ба": false, "аласыз бе": false, "жұмыс мен": false, "орын ма": false, "қала бен": false,
	} {
		word, particle, _ := strings.Cut(phrase, " ")
		if agrees(word, particle) != want {
			t.Errorf("agrees(%q) = %t", phrase, !want)
		}
	}
}
