package locales

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
	"usynys/store/screening"
)

// catalogueFile writes a catalogue file and returns its path.
func catalogueFile(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "customer.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBuiltInValues(t *testing.T) {
	c := builtInCatalogue(t)
	wantLimits := store.Limits{TitleMin: 5, TitleMax: 120, TextMin: 30, TextMax: 3000, Files: 10,
		ReasonMin: 5, ReasonMax: 500, MessagesPerMinute: 30, PageSize: 7}
	if diff := cmp.Diff(wantLimits, c.Limits); diff != "" {
		t.Error(diff)
	}
	if got := time.Duration(c.Resume.After); got != 24*time.Hour {
		t.Errorf("a draft is resumed after %s", got)
	}
	if c.Digest != (store.DigestSchedule{Weekday: store.Weekday(time.Monday), Time: store.TimeOfDay(9 * time.Hour)}) {
		t.Errorf("the digest goes out at %v", c.Digest)
	}
	if c.Backup != (store.BackupSchedule{Keep: 14, Time: store.TimeOfDay(3*time.Hour + 30*time.Minute)}) {
		t.Errorf("the daily backup is %v", c.Backup)
	}
	if c.Operator.Number != "" || c.Policy.Link != "" || c.Policy.Version != "1" || c.Number.Prefix != "" {
		t.Error("a number, link or prefix was invented")
	}
	if got, want := c.Deadline.Due("2026-12-11"), store.Date("2026-12-28"); got != want {
		t.Errorf("an answer is due on %s, want %s: Independence Day is no working day", got, want)
	}
}

func TestAFileChangesOnlyWhatItSays(t *testing.T) {
	base := builtInCatalogue(t)
	got, err := Catalogue(catalogueFile(t, `
		operator.name.kk = "«Жастар» ҚҚ"
		limits.page_size = 9
		resume.after = "2s"
		digest.weekday = "friday"
	`))
	if err != nil {
		t.Fatal(err)
	}
	want := base
	want.Operator.Name.KK = "«Жастар» ҚҚ"
	want.Limits.PageSize = 9
	want.Resume.After = store.Duration(2 * time.Second)
	want.Digest.Weekday = store.Weekday(time.Friday)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAListReplacesTheWholeList(t *testing.T) {
	got, err := Catalogue(catalogueFile(t, `
		helplines = []
		watch = []
		fillers.words = []
		[answer]
		holidays = ["2028-01-03"]
		[[topics]]
		code = "roads"
		name = { kk = "Жолдар", ru = "Дороги" }
		button = { kk = "Жолдар", ru = "Дороги" }
		hint = { kk = "Қай жол?", ru = "Какая дорога?" }
	`))
	if err != nil {
		t.Fatal(err)
	}
	want := builtInCatalogue(t)
	want.Helplines = []store.Helpline{}
	want.ScreeningRules, want.StopWords.Words = []screening.Rule{}, []screening.StopWord{}
	want.Deadline.Holidays = []store.Date{"2028-01-03"}
	roads := store.LocalizedText{KK: "Жолдар", RU: "Дороги"}
	want.Topics = []store.Topic{{Code: "roads", Name: roads, Button: roads, Hint: store.LocalizedText{KK: "Қай жол?", RU: "Какая дорога?"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestNewEntriesInheritNothing requires of every list that a value missing in an entry is
// not taken from the entry it replaces.
func TestNewEntriesInheritNothing(t *testing.T) {
	_, err := Catalogue(catalogueFile(t, `
		topics = [{ code = "a" }]
		regions = [{ code = "a" }]
		reasons = [{ code = "a" }]
		helplines = [{ phone = "112" }]
	`))
	if err == nil {
		t.Fatal("entries without words were accepted")
	}
	for _, want := range []string{
		"topics, entry 1 (a): name.kk is empty", "topics, entry 1 (a): button.ru is empty", "topics, entry 1 (a): hint.kk is empty",
		"regions, entry 1 (a): name.ru is empty", "reasons, entry 1 (a): text.kk is empty", "helplines, entry 1: name.kk is empty",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

// TestDropListsKnowsEveryList fails for a list of the catalogue that dropLists and
// keepLists do not handle.
func TestDropListsKnowsEveryList(t *testing.T) {
	c := builtInCatalogue(t)
	dropLists(&c)
	for name, list := range listsOf(reflect.ValueOf(c), "") {
		if !list.IsNil() {
			t.Errorf("dropLists leaves %s", name)
		}
	}
	keepLists(&c, builtInCatalogue(t))
	if diff := cmp.Diff(builtInCatalogue(t), c); diff != "" {
		t.Error("keepLists does not put everything back:", diff)
	}
}

func listsOf(value reflect.Value, name string) map[string]reflect.Value {
	lists := map[string]reflect.Value{}
	switch value.Kind() {
	case reflect.Slice:
		lists[name] = value
	case reflect.Struct:
		for field, inner := range value.Fields() {
			maps.Copy(lists, listsOf(inner, name+"."+field.Name))
		}
	}
	return lists
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	_, err := Catalogue(catalogueFile(t, `
		colour = "blue"
		organisation.name.kk = " "
		organisation.name.ru = "две\nстроки"
		programme.name.ru = " имя"
		operator.number = "123"
		policy.version = ""
		policy.link = "http://example.kz"
		number.prefix = "bko"
		answer.working_days = 0
		backup.keep = -1
		answer.holidays = ["2026-02-30"]
		[limits]
		title_mx = 5
		title_min = 121
		text_max = 3501
		reason_min = 0
		files = 51
		messages_per_minute = 0
		page_size = 21
		[[topics]]
		code = "a b"
		name = { kk = "а", ru = "а" }
		button = { kk = "Жиырма бес таңбадан ұзын!!", ru = "а" }
		hint = { kk = "а", ru = "а" }
		[[topics]]
		code = "a b"
		name = { kk = "а", ru = "а" }
		button = { kk = "б", ru = "а" }
		hint = { kk = "а", ru = "а" }
		[[helplines]]
		name = { kk = "а", ru = "а" }
		phone = "call me"
		[[watch]]
		flag = "boredom"
		phrases = []
	`))
	if err == nil {
		t.Fatal("a catalogue full of faults was accepted")
	}
	for _, want := range []string{
		"customer.toml has faults",
		"colour: there is no such key", "limits.title_mx: there is no such key",
		"organisation.name.kk is empty", "organisation.name.ru must be one line", "programme.name.ru has spaces around it",
		`operator.number is "123", it must be 12 digits`, "policy.version", `policy.link is "http://example.kz"`, `number.prefix is "bko"`,
		"answer.working_days is 0, it must be from 1 to 250", `"2026-02-30" is not a date`,
		"limits.title_min is 121 and greater than limits.title_max, which is 120", "limits.text_max is 3501", "limits.reason_min is 0",
		"limits.files is 51", "limits.messages_per_minute is 0", "limits.page_size is 21", "backup.keep is -1, it must be from 0 to 1000",
		`topics, entry 1 (a b): code is "a b"`, "topics, entry 1 (a b): button.kk has 26 characters, at most 24",
		`topics, entry 2 (a b): code "a b" is also that of topics, entry 1`, `topics, entry 2 (a b): button.ru "а" is also`,
		`helplines, entry 1: phone is "call me"`,
		`watch, entry 1: flag is "boredom", it must be one of ["crisis"`, "watch, entry 1: phrases is empty",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(err)
	}
}

func TestAnUnusableFileIsExplained(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"syntax":      {"limits = ", "line 1"},
		"type":        {"limits.files = \"ten\"", "limits.files"},
		"bare date":   {"answer.holidays = [2026-12-16]", "string"},
		"span":        {"resume.after = \"soon\"", `"soon" is not a span`},
		"weekday":     {"digest.weekday = \"someday\"", `"someday" is not a day of the week`},
		"short":       {"watch = [{ flag = \"crisis\", phrases = [\"ой\"] }]", "it has 2 letters, at least 3 are needed"},
		"beginning":   {"watch = [{ flag = \"crisis\", phrases = [\"өлі*\"] }]", "at least 4 letters"},
		"gap":         {"watch = [{ flag = \"crisis\", phrases = [\"… қайда\"] }]", "… stands between words only"},
		"asterisks":   {"watch = [{ flag = \"crisis\", phrases = [\"қай*да*\"] }]", "one asterisk at most"},
		"long":        {"watch = [{ flag = \"crisis\", phrases = [\"а б в г д е ж з и\"] }]", "it has 9 words, at most 8"},
		"filler":      {"fillers.words = [\"екі сөз\"]", "is not a single word"},
		"time":        {"digest.time = \"9 o'clock\"", "is not a time of day"},
		"empty lists": {"topics = []\nregions = []\nreasons = []", "topics: the list is empty"},
		"capitals":    {"[[Topics]]\ncode = \"a\"", "Topics: there is no such key"},
		"long s":      {"\"limitſ\".files = 5", "limitſ"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Catalogue(catalogueFile(t, c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "customer.toml") {
				t.Errorf("got %v, want an error that says %q", err, c.want)
			}
		})
	}
}

func TestACatalogueMustBeComplete(t *testing.T) {
	_, err := overlay(store.Catalogue{}, nil)
	if err == nil {
		t.Fatal("an empty catalogue was accepted")
	}
	for _, want := range []string{
		"organisation.name.kk", "programme.name.ru", "operator.name.kk", "policy.version", "answer.working_days", "limits.title_min",
		"limits.page_size", "resume.after is missing", "care.again is missing", "topics: the list is empty", "regions: the list is empty", "reasons: the list is empty",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

func TestFormsOfValues(t *testing.T) {
	for text, valid := range map[string]bool{
		`policy.link = "https://example.kz/policy"`: true,
		`policy.link = "https://"`:                  false,
		`policy.link = "https:/policy"`:             false,
		`policy.link = "example.kz"`:                false,
		`number.prefix = "BKO-"`:                    true,
		`number.prefix = "БҚО-"`:                    false,
		`number.prefix = "TOOLONGPREFIX"`:           false,
		`operator.number = "123456789012"`:          true,
		`operator.contact = "data@example.kz"`:      true,
		`operator.contact = " "`:                    false,
		`helplines = [{ phone = "+7 (7172) 00-00-00", name = { kk = "а", ru = "б" } }]`: true,
		`helplines = [{ phone = "1", name = { kk = "а", ru = "б" } }]`:                  false,
		`limits = { title_max = 250, text_max = 3500, files = 50, page_size = 20 }`:     true,
		`limits = { title_max = 251 }`:                                                  false,
		`limits = { title_min = 120 }`:                                                  true,
		`limits = { reason_max = 1001 }`:                                                false,
	} {
		if _, err := Catalogue(catalogueFile(t, text)); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestAnUnreadableFileIsExplained(t *testing.T) {
	path := filepath.Join(t.TempDir(), "absent.toml")
	_, err := Catalogue(path)
	if err == nil {
		t.Fatal("an absent file was read")
	}
	for _, want := range []string{path, "check that the file exists", "use the built-in catalogue"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error %q does not say %q", err, want)
		}
	}
}

func TestOneReaderDoesNotChangeAnothersCatalogue(t *testing.T) {
	builtInCatalogue(t).Topics[0].Code = "spoilt"
	if builtInCatalogue(t).Topics[0].Code == "spoilt" {
		t.Error("two catalogues share their topics")
	}
}

// FuzzCatalogue requires for any file either a catalogue that the bot can work with, or
// an error and nothing else.
func FuzzCatalogue(f *testing.F) {
	base := builtInCatalogue(f)
	for _, seed := range []string{
		"", "limits.page_size = 9", "topics = []", "[[Topics]]\ncode = \"a\"", "topics.code = 1",
		"answer.holidays = [\"2026-02-30\"]", "resume.after = -1", "digest.time = 09:00:00", "= ", "a.b.c = {}",
		"\"\" = 1", "[operator]\nnumber = \"123456789012\"", "helplines = [{ name = { kk = \"а\", ru = \"б\" }, phone = \"112\" }]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := overlay(base, []byte(text))
		if err != nil {
			if !reflect.DeepEqual(c, store.Catalogue{}) {
				t.Error("half a catalogue came with the error")
			}
			return
		}
		var found faults
		check(c, &found)
		if len(found) > 0 {
			t.Errorf("a catalogue with faults was accepted: %q", found)
		}
		if len(c.Topics) == 0 || len(c.Regions) == 0 || len(c.Reasons) == 0 {
			t.Error("there is nothing to choose from")
		}
	})
}
