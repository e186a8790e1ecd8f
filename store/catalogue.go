package store

import (
	"cmp"
	"slices"

	"usynys/store/screening"
)

// Catalogue is everything that the customer may want to change without changing the
// program: names, topics, regions, reasons, limits and hours. Package locales loads it;
// it is never written.
type Catalogue struct {
	Organisation   Organisation        `toml:"organisation"`
	Programme      Programme           `toml:"programme"`
	Operator       Operator            `toml:"operator"`
	Policy         Policy              `toml:"policy"`
	Number         Numbering           `toml:"number"`
	Deadline       DeadlinePolicy      `toml:"answer"`
	Limits         Limits              `toml:"limits"`
	Resume         ResumePolicy        `toml:"resume"`
	Digest         DigestSchedule      `toml:"digest"`
	Backup         BackupSchedule      `toml:"backup"`
	Moderation     Moderation          `toml:"moderation"`
	Topics         []Topic             `toml:"topics"`
	Regions        []Region            `toml:"regions"`
	Reasons        []ReasonTemplate    `toml:"reasons"`
	Helplines      []Helpline          `toml:"helplines"`
	HelplinePolicy HelplinePolicy      `toml:"care"`
	StopWords      screening.StopWords `toml:"fillers"`
	ScreeningRules []screening.Rule    `toml:"watch"`
}

// Organisation is the body that runs the bot, as people know it.
type Organisation struct {
	Name LocalizedText `toml:"name"`
}

// Programme is what the proposals are for.
type Programme struct {
	Name LocalizedText `toml:"name"`
}

// Operator is the body that is responsible for personal data by law.
type Operator struct {
	Name LocalizedText `toml:"name"`
	// Number is the operator's business identification number (БСН / БИН).
	Number  string `toml:"number"`
	Contact string `toml:"contact"`
}

// Policy is the personal data policy. Without a link the bot shows its own text.
type Policy struct {
	Version string `toml:"version"`
	Link    string `toml:"link"`
}

// Numbering says how proposals are numbered.
type Numbering struct {
	Prefix string `toml:"prefix"`
}

// Limits bound what a person may send. Lengths are in characters.
type Limits struct {
	TitleMin          int `toml:"title_min"`
	TitleMax          int `toml:"title_max"`
	TextMin           int `toml:"text_min"`
	TextMax           int `toml:"text_max"`
	Files             int `toml:"files"`
	ReasonMin         int `toml:"reason_min"`
	ReasonMax         int `toml:"reason_max"`
	MessagesPerMinute int `toml:"messages_per_minute"`
	PageSize          int `toml:"page_size"`
}

// ResumePolicy says after which break a person is asked whether to go on with a draft.
type ResumePolicy struct {
	After Duration `toml:"after"`
}

// DigestSchedule says when the weekly digest is sent.
type DigestSchedule struct {
	Weekday Weekday   `toml:"weekday"`
	Time    TimeOfDay `toml:"time"`
}

// BackupSchedule says when the running bot makes its daily backup, and how many are
// kept; with Keep 0 it makes none.
type BackupSchedule struct {
	Keep int       `toml:"keep"`
	Time TimeOfDay `toml:"time"`
}

// Topic is a topic that proposals can be about.
type Topic struct {
	Code   string        `toml:"code"`
	Name   LocalizedText `toml:"name"`
	Button LocalizedText `toml:"button"`
	// Hint says what to write about in this topic.
	Hint LocalizedText `toml:"hint"`
}

// Region is a region of the country, coded by ISO 3166-2.
type Region struct {
	Code   string        `toml:"code"`
	Name   LocalizedText `toml:"name"`
	Button LocalizedText `toml:"button"`
	// Sort is the key that the region is sorted with, if not its name.
	Sort LocalizedText `toml:"sort"`
}

// Helpline is a telephone number for people in distress.
type Helpline struct {
	Name  LocalizedText `toml:"name"`
	Phone string        `toml:"phone"`
}

// HelplinePolicy says how often a person who may be in distress is shown the helplines.
type HelplinePolicy struct {
	// MinInterval is the least time between two such replies to the same person.
	MinInterval Duration `toml:"again"`
}

// Topic returns the topic with a code.
func (c Catalogue) Topic(code string) (Topic, bool) {
	return findFirst(c.Topics, func(t Topic) bool { return t.Code == code })
}

// Region returns the region with a code.
func (c Catalogue) Region(code string) (Region, bool) {
	return findFirst(c.Regions, func(r Region) bool { return r.Code == code })
}

// RegionsIn lists the regions in the order that readers of the language expect: in
// Kazakh that of the catalogue, in Russian by name.
func (c Catalogue) RegionsIn(language Language) []Region {
	regions := slices.Clone(c.Regions)
	if language == Russian {
		slices.SortStableFunc(regions, func(a, b Region) int {
			return cmp.Compare(cmp.Or(a.Sort.RU, a.Name.RU), cmp.Or(b.Sort.RU, b.Name.RU))
		})
	}
	return regions
}

// Reason returns the reason whose code is given; false if there is none.
func (c Catalogue) Reason(code string) (ReasonTemplate, bool) {
	return findFirst(c.Reasons, func(r ReasonTemplate) bool { return r.Code == code })
}

// Flags returns the flags that the catalogue's screening rules give a text.
func (c Catalogue) Flags(text string) []screening.Flag {
	return screening.Detect(text, c.ScreeningRules, c.StopWords)
}

// InCrisis reports whether a text gets [screening.FlagCrisis].
func (c Catalogue) InCrisis(text string) bool {
	return screening.DetectCrisis(text, c.ScreeningRules, c.StopWords)
}

func findFirst[T any](list []T, match func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}
