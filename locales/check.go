package locales

import (
	"fmt"
	"regexp"
	"slices"

	"usynys/store"
	"usynys/store/screening"
)

// Lengths in characters. A button must fit on a small phone, and a notice with a
// reason and a title in one message.
const (
	buttonMax = store.TemplateButtonMax
	nameMax   = 200
	hintMax   = 400
	reasonMax = store.TemplateTextMax
	titleMax  = 250
	textMax   = 3500
)

// Other bounds. More working days than a year has are a typing mistake.
const (
	filesMax       = 50
	pageSizeMax    = 20
	workingDaysMax = 250
	messagesMax    = 1000
	backupsMax     = 1000
)

var (
	wordCode   = pattern{regexp.MustCompile(`^[a-z0-9_]{1,32}$`), "1 to 32 of a-z, 0-9 and _"}
	regionCode = pattern{regexp.MustCompile(`^[A-Za-z0-9-]{1,16}$`), "1 to 16 letters, digits and hyphens, such as KZ-27"}
	prefix     = pattern{regexp.MustCompile(`^[A-Z]{0,8}-?$`), "at most 8 capital letters A-Z and a hyphen, such as BKO-"}
	version    = pattern{regexp.MustCompile(`^\S{1,32}$`), "1 to 32 characters without spaces"}
	bin        = pattern{regexp.MustCompile(`^(\d{12})?$`), "12 digits, or empty"}
	phone      = pattern{regexp.MustCompile(`^\+?\d[\d ()-]{1,20}\d$`), "a phone number such as 112 or +7 7172 00 00 00"}
)

// pattern is the form of a value, with an explanation for the operator.
type pattern struct {
	form    *regexp.Regexp
	meaning string
}

// check reports everything in a catalogue that the bot could not work with.
func check(c store.Catalogue, found *faults) {
	found.label("organisation.name", c.Organisation.Name, nameMax)
	found.label("programme.name", c.Programme.Name, nameMax)
	found.label("operator.name", c.Operator.Name, nameMax)
	found.matches("operator.number", c.Operator.Number, bin)
	if c.Operator.Contact != "" {
		found.line("operator.contact", c.Operator.Contact, nameMax)
	}
	found.matches("policy.version", c.Policy.Version, version)
	found.link("policy.link", c.Policy.Link)
	found.matches("number.prefix", c.Number.Prefix, prefix)
	found.answer(c.Deadline)
	found.limits(c.Limits)
	if c.Resume.After <= 0 {
		found.add("resume.after is missing, it must be a span such as 24h")
	}
	found.between("backup.keep", c.Backup.Keep, 0, backupsMax)
	found.moderation(c.Moderation)
	found.topics(c.Topics)
	found.regions(c.Regions)
	found.reasons(c.Reasons)
	found.helplines(c.Helplines)
	if c.HelplinePolicy.MinInterval <= 0 {
		found.add("care.again is missing, it must be a span such as 24h")
	}
	found.watch(c.ScreeningRules)
}

func (f *faults) answer(a store.DeadlinePolicy) {
	f.between("answer.working_days", a.WorkingDays, 1, workingDaysMax)
	for _, day := range a.Holidays {
		if _, err := store.ParseDate(string(day)); err != nil {
			f.add("answer.holidays: %v", err)
		}
	}
}

func (f *faults) limits(l store.Limits) {
	f.bounds("title", l.TitleMin, l.TitleMax, titleMax)
	f.bounds("text", l.TextMin, l.TextMax, textMax)
	f.bounds("reason", l.ReasonMin, l.ReasonMax, reasonMax)
	f.between("limits.files", l.Files, 1, filesMax)
	f.between("limits.messages_per_minute", l.MessagesPerMinute, 1, messagesMax)
	f.between("limits.page_size", l.PageSize, 1, pageSizeMax)
}

func (f *faults) bounds(name string, least, most, limit int) {
	f.between("limits."+name+"_min", least, 1, limit)
	f.between("limits."+name+"_max", most, 1, limit)
	if least > most {
		f.add("limits.%s_min is %d and greater than limits.%s_max, which is %d", name, least, name, most)
	}
}

func (f *faults) between(where string, value, least, most int) {
	if value < least || value > most {
		f.add("%s is %d, it must be from %d to %d", where, value, least, most)
	}
}

func (f *faults) topics(topics []store.Topic) {
	entries := f.entries("topics", len(topics), wordCode)
	for i, t := range topics {
		where := entries.next(i, t.Code, t.Button)
		f.label(where+": name", t.Name, nameMax)
		f.label(where+": hint", t.Hint, hintMax)
	}
}

func (f *faults) regions(regions []store.Region) {
	entries := f.entries("regions", len(regions), regionCode)
	for i, r := range regions {
		where := entries.next(i, r.Code, r.Button)
		f.label(where+": name", r.Name, nameMax)
	}
}

func (f *faults) reasons(reasons []store.ReasonTemplate) {
	entries := f.entries("reasons", len(reasons), wordCode)
	for i, r := range reasons {
		where := entries.next(i, r.Code, r.Button)
		f.label(where+": text", r.Text, reasonMax)
	}
}

// helplines may be an empty list: an unverified number helps nobody.
func (f *faults) helplines(lines []store.Helpline) {
	for i, h := range lines {
		where := fmt.Sprintf("helplines, entry %d", i+1)
		f.label(where+": name", h.Name, nameMax)
		f.matches(where+": phone", h.Phone, phone)
	}
}

// watch may be an empty list, but an entry without phrases is a mistake.
func (f *faults) watch(list []screening.Rule) {
	for i, w := range list {
		where := fmt.Sprintf("watch, entry %d", i+1)
		if !slices.Contains(screening.Flags(), w.Flag) {
			f.add("%s: flag is %q, it must be one of %q", where, w.Flag, screening.Flags())
		}
		if len(w.Phrases) == 0 {
			f.add("%s: phrases is empty", where)
		}
	}
}
