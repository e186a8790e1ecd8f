package locales

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"usynys/store"
)

// The agreed words: code, name and button in Kazakh, name and button in Russian.
const topicTable = `
employment | Жастар жұмыссыздығын қысқарту және жұмыспен қамту | Жұмыс пен жұмыссыздық | Снижение молодёжной безработицы и занятость | Работа и безработица
grants | Жастар бастамаларын гранттық қаржыландыру | Гранттар | Грантовое финансирование молодёжных инициатив | Гранты
mobile_teacher | «Мобильді мұғалім» жобасы | Мобильді мұғалім | Проект «Мобильный учитель» | Мобильный учитель
school_internet | Мектептерді кең жолақты интернетке қосу | Мектеп интернеті | Широкополосный интернет в школах | Интернет в школах
housing | Жастарды тұрғын үймен қамту | Тұрғын үй | Жильё для молодёжи | Жильё
neet | NEET санатындағы жастардың үлесін азайту | NEET жастар | Снижение доли молодёжи категории NEET | Молодёжь NEET
volunteering | Волонтерлік қызметке тартылған жастардың үлесін арттыру | Волонтерлік | Увеличение доли молодёжи в волонтёрстве | Волонтёрство
athletes | Жас спортшыларды қолдау | Жас спортшылар | Поддержка молодых спортсменов | Молодые спортсмены
creative_science | Шығармашылықпен және ғылым-біліммен айналысатын жастарды қолдау | Шығармашылық пен ғылым | Поддержка творческой молодёжи, науки и образования | Творчество и наука
family | Отбасы институтын нығайту | Отбасы | Укрепление института семьи | Семья
healthy_lifestyle | Салауатты өмір салты | Салауатты өмір салты | Здоровый образ жизни | Здоровый образ жизни
civic_culture | Азаматтық-құқықтық және адамгершілік мәдениет | Құқық және адамгершілік | Гражданско-правовая и нравственная культура | Право и нравственность
socialisation | Жастарды әлеуметтендіру | Жастарды әлеуметтендіру | Социализация молодёжи | Социализация молодёжи
other | Басқа тақырып | Басқа тақырып | Другая тема | Другая тема
`

const regionTable = `
KZ-10 | Абай облысы | Абай облысы | область Абай | область Абай
KZ-11 | Ақмола облысы | Ақмола облысы | Акмолинская область | Акмолинская обл.
KZ-15 | Ақтөбе облысы | Ақтөбе облысы | Актюбинская область | Актюбинская обл.
KZ-19 | Алматы облысы | Алматы облысы | Алматинская область | Алматинская обл.
KZ-23 | Атырау облысы | Атырау облысы | Атырауская область | Атырауская обл.
KZ-27 | Батыс Қазақстан облысы | Батыс Қазақстан облысы | Западно-Казахстанская область | Западно-Казахстанская
KZ-31 | Жамбыл облысы | Жамбыл облысы | Жамбылская область | Жамбылская обл.
KZ-33 | Жетісу облысы | Жетісу облысы | область Жетісу | область Жетісу
KZ-35 | Қарағанды облысы | Қарағанды облысы | Карагандинская область | Карагандинская обл.
KZ-39 | Қостанай облысы | Қостанай облысы | Костанайская область | Костанайская обл.
KZ-43 | Қызылорда облысы | Қызылорда облысы | Кызылординская область | Кызылординская обл.
KZ-47 | Маңғыстау облысы | Маңғыстау облысы | Мангистауская область | Мангистауская обл.
KZ-55 | Павлодар облысы | Павлодар облысы | Павлодарская область | Павлодарская обл.
KZ-59 | Солтүстік Қазақстан облысы | Солтүстік Қазақстан обл. | Северо-Казахстанская область | Северо-Казахстанская
KZ-61 | Түркістан облысы | Түркістан облысы | Туркестанская область | Туркестанская обл.
KZ-62 | Ұлытау облысы | Ұлытау облысы | область Ұлытау | область Ұлытау
KZ-63 | Шығыс Қазақстан облысы | Шығыс Қазақстан облысы | Восточно-Казахстанская область | Восточно-Казахстанская
KZ-71 | Астана қаласы | Астана қаласы | город Астана | г. Астана
KZ-75 | Алматы қаласы | Алматы қаласы | город Алматы | г. Алматы
KZ-79 | Шымкент қаласы | Шымкент қаласы | город Шымкент | г. Шымкент
`

func readTable(table string) [][]string {
	var rows [][]string
	for line := range strings.Lines(strings.TrimSpace(table)) {
		rows = append(rows, strings.Split(strings.TrimSpace(line), " | "))
	}
	return rows
}

func builtInCatalogue(t testing.TB) store.Catalogue {
	t.Helper()
	c, err := Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTopicsAreTheAgreedOnes(t *testing.T) {
	var got [][]string
	for _, x := range builtInCatalogue(t).Topics {
		got = append(got, []string{x.Code, x.Name.KK, x.Button.KK, x.Name.RU, x.Button.RU})
	}
	if diff := cmp.Diff(readTable(topicTable), got); diff != "" {
		t.Error(diff)
	}
}

// TestRegionsAreTheAgreedOnes looks up each region by its code; the next test checks the
// order.
func TestRegionsAreTheAgreedOnes(t *testing.T) {
	c := builtInCatalogue(t)
	table := readTable(regionTable)
	if len(c.Regions) != len(table) {
		t.Errorf("there are %d regions, want %d", len(c.Regions), len(table))
	}
	for _, want := range table {
		x, _ := c.Region(want[0])
		if diff := cmp.Diff(want, []string{x.Code, x.Name.KK, x.Button.KK, x.Name.RU, x.Button.RU}); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRegionsAreInTheOrderOfTheKazakhAlphabet(t *testing.T) {
	alphabet := collate.New(language.Kazakh)
	regions := builtInCatalogue(t).Regions
	for i := 1; i < len(regions); i++ {
		if before, after := regions[i-1].Name.KK, regions[i].Name.KK; alphabet.CompareString(before, after) >= 0 {
			t.Errorf("%s stands before %s", before, after)
		}
	}
}

func TestHintsExplainNEETAndCallNobodyThat(t *testing.T) {
	topic, _ := builtInCatalogue(t).Topic("neet")
	if !strings.Contains(topic.Hint.KK, "оқымайтын және жұмыс істемейтін жастар") {
		t.Errorf("NEET is not explained: %s", topic.Hint.KK)
	}
	if !strings.Contains(topic.Hint.RU, "не учится и не работает") {
		t.Errorf("NEET is not explained: %s", topic.Hint.RU)
	}
	for _, label := range []string{topic.Hint.KK, topic.Hint.RU} {
		if strings.Count(label, "NEET") != 1 {
			t.Errorf("NEET is named more than once: %s", label)
		}
	}
}

// TestLongTextsAreShort limits a hint and a reason to two sentences and the length of a
// short message.
func TestLongTextsAreShort(t *testing.T) {
	c := builtInCatalogue(t)
	var labels []store.LocalizedText
	for _, x := range c.Topics {
		labels = append(labels, x.Hint)
	}
	for _, x := range c.Reasons {
		labels = append(labels, x.Text)
	}
	for _, label := range labels {
		for _, l := range store.Languages() {
			text := label.In(l)
			if ends := strings.Count(text+" ", ". ") + strings.Count(text+" ", "? "); ends > 2 {
				t.Errorf("%d sentences: %s", ends, text)
			}
			if length := utf8.RuneCountInString(text); length > 180 {
				t.Errorf("%d characters: %s", length, text)
			}
		}
	}
}
