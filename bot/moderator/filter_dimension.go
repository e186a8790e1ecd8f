package moderator

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// dimension is something a filter asks about a proposal, with several answers to
// choose from.
type dimension struct {
	// name is how presses name it.
	name string
	// button shows the present answer, ask asks for another one, line is the answer in
	// a list; button and line need a Value.
	button, ask, line string
	get               func(store.Filter) string
	set               func(*store.Filter, string)
	// options are all answers; within, if not nil, tells those in a scope.
	options func(*store.Catalogue) []option
	within  func(scope store.Scope, code string) bool
	// always is set where there is no answer that leaves everything.
	always bool
}

// option is an answer, with its code and the words for it.
type option struct {
	code  string
	label any
}

var dimensions = []dimension{
	{
		name: "status", button: "button_filter_status", ask: "filter_ask_status", line: "filter_status", always: true,
		get:     func(f store.Filter) string { return string(f.Wanted()) },
		set:     func(f *store.Filter, code string) { f.Status = store.Status(code) },
		options: statusOptions,
	},
	{
		name: "region", button: "button_filter_region", ask: "filter_ask_region", line: "filter_region",
		get:     func(f store.Filter) string { return f.Region },
		set:     func(f *store.Filter, code string) { f.Region = code },
		options: regionOptions,
		within:  func(scope store.Scope, code string) bool { return scopeHas(scope.Regions, code) },
	},
	{
		name: "topic", button: "button_filter_topic", ask: "filter_ask_topic", line: "filter_topic",
		get:     func(f store.Filter) string { return f.Topic },
		set:     func(f *store.Filter, code string) { f.Topic = code },
		options: topicOptions,
		within:  func(scope store.Scope, code string) bool { return scopeHas(scope.Topics, code) },
	},
	{
		name: "language", button: "button_filter_language", ask: "filter_ask_language", line: "filter_language",
		get:     func(f store.Filter) string { return string(f.Language) },
		set:     func(f *store.Filter, code string) { f.Language = store.Language(code) },
		options: languageOptions,
	},
}

func dimensionNamed(name string) (dimension, bool) {
	i := slices.IndexFunc(dimensions, func(d dimension) bool { return d.name == name })
	if i < 0 {
		return dimension{}, false
	}
	return dimensions[i], true
}

// inScope are the answers that can leave anything in the sender's scope.
func (d dimension) inScope(t *dialog.Turn) []option {
	return slices.DeleteFunc(d.options(t.Catalogue), func(o option) bool {
		return d.within != nil && !d.within(t.Staff.Scope, o.code)
	})
}

// offers reports whether the sender can choose an answer.
func (d dimension) offers(t *dialog.Turn, code string) bool {
	if code == "" {
		return !d.always
	}
	return slices.ContainsFunc(d.inScope(t), func(o option) bool { return o.code == code })
}

// value is the present answer in words.
func (d dimension) value(catalogue *store.Catalogue, filter store.Filter) any {
	code := d.get(filter)
	for _, o := range d.options(catalogue) {
		if o.code == code {
			return o.label
		}
	}
	if code == "" {
		return dialog.Say("filter_all")
	}
	return code // dropped from the catalogue
}

// scopeHas reports whether a list of a scope, where none are all, has a code.
func scopeHas(list []string, code string) bool { return len(list) == 0 || slices.Contains(list, code) }

func statusOptions(*store.Catalogue) []option {
	var list []option
	for _, status := range store.Statuses() {
		list = append(list, option{string(status), dialog.Say("filter_status_" + string(status))})
	}
	return list
}

func regionOptions(catalogue *store.Catalogue) []option {
	var list []option
	for _, region := range catalogue.Regions {
		list = append(list, option{region.Code, region.Button})
	}
	return list
}

func topicOptions(catalogue *store.Catalogue) []option {
	var list []option
	for _, topic := range catalogue.Topics {
		list = append(list, option{topic.Code, topic.Button})
	}
	return list
}

func languageOptions(*store.Catalogue) []option {
	var list []option
	for _, language := range store.Languages() {
		list = append(list, option{string(language), dialog.Say("language_" + string(language))})
	}
	return list
}
