package desk

import (
	"slices"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
)

// FilterDimension is something a filter asks about a proposal, with several answers to
// choose from.
type FilterDimension struct {
	// Name is how presses name it.
	Name string
	// ButtonKey shows the present answer, ask asks for another one, line is the answer in
	// a list; button and line need a Value.
	ButtonKey, AskKey, LineKey string
	Get                        func(store.Filter) string
	Set                        func(*store.Filter, string)
	// options are all answers; within, if not nil, tells those in a scope.
	options func(*store.Catalogue) []FilterOption
	visible func(scope store.Scope, code string) bool
	// Required is set where there is no answer that leaves everything.
	Required bool
}

// FilterOption is an answer, with its code and the words for it.
type FilterOption struct {
	Code  string
	Label any
}

var FilterDimensions = []FilterDimension{
	{
		Name: "status", ButtonKey: "button_filter_status", AskKey: "filter_ask_status", LineKey: "filter_status", Required: true,
		Get:     func(f store.Filter) string { return string(f.EffectiveStatus()) },
		Set:     func(f *store.Filter, code string) { f.Status = store.Status(code) },
		options: statusOptions,
	},
	{
		Name: "region", ButtonKey: "button_filter_region", AskKey: "filter_ask_region", LineKey: "filter_region",
		Get:     func(f store.Filter) string { return f.Region },
		Set:     func(f *store.Filter, code string) { f.Region = code },
		options: regionOptions,
		visible: func(scope store.Scope, code string) bool { return scopeHas(scope.Regions, code) },
	},
	{
		Name: "topic", ButtonKey: "button_filter_topic", AskKey: "filter_ask_topic", LineKey: "filter_topic",
		Get:     func(f store.Filter) string { return f.Topic },
		Set:     func(f *store.Filter, code string) { f.Topic = code },
		options: TopicOptions,
		visible: func(scope store.Scope, code string) bool { return scopeHas(scope.Topics, code) },
	},
	{
		Name: "language", ButtonKey: "button_filter_language", AskKey: "filter_ask_language", LineKey: "filter_language",
		Get:     func(f store.Filter) string { return string(f.Language) },
		Set:     func(f *store.Filter, code string) { f.Language = store.Language(code) },
		options: languageOptions,
	},
}

func FindDimension(name string) (FilterDimension, bool) {
	i := slices.IndexFunc(FilterDimensions, func(d FilterDimension) bool { return d.Name == name })
	if i < 0 {
		return FilterDimension{}, false
	}
	return FilterDimensions[i], true
}

// InScope are the answers that can leave anything in the sender's scope.
func (d FilterDimension) InScope(t *dialog.Turn) []FilterOption {
	return slices.DeleteFunc(d.options(t.Catalogue), func(o FilterOption) bool {
		return d.visible != nil && !d.visible(t.Staff.Scope, o.Code)
	})
}

// Offers reports whether the sender can choose an answer.
func (d FilterDimension) Offers(t *dialog.Turn, code string) bool {
	if code == "" {
		return !d.Required
	}
	return slices.ContainsFunc(d.InScope(t), func(o FilterOption) bool { return o.Code == code })
}

// Label is the present answer in words.
func (d FilterDimension) Label(catalogue *store.Catalogue, filter store.Filter) any {
	code := d.Get(filter)
	for _, o := range d.options(catalogue) {
		if o.Code == code {
			return o.Label
		}
	}
	if code == "" {
		return dialog.Say("filter_all")
	}
	return code // dropped from the catalogue
}

// scopeHas reports whether a list of a scope, where none are all, has a code.
func scopeHas(list []string, code string) bool { return len(list) == 0 || slices.Contains(list, code) }

func statusOptions(*store.Catalogue) []FilterOption {
	var list []FilterOption
	for _, status := range store.Statuses() {
		list = append(list, FilterOption{string(status), dialog.Say("filter_status_" + string(status))})
	}
	return list
}

func regionOptions(catalogue *store.Catalogue) []FilterOption {
	var list []FilterOption
	for _, region := range catalogue.Regions {
		list = append(list, FilterOption{region.Code, region.Button})
	}
	return list
}

func TopicOptions(catalogue *store.Catalogue) []FilterOption {
	var list []FilterOption
	for _, topic := range catalogue.Topics {
		list = append(list, FilterOption{topic.Code, topic.Button})
	}
	return list
}

func languageOptions(*store.Catalogue) []FilterOption {
	var list []FilterOption
	for _, language := range store.Languages() {
		list = append(list, FilterOption{string(language), dialog.Say("language_" + string(language))})
	}
	return list
}

// BulkAction is the action of the button that offers what can be done with all that the
// filter lets through.
const BulkAction = "bulk"

func ActionButton(label, action, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: action, Argument: argument}}
}

func FilterPress(argument string) dialog.Press {
	return dialog.Press{Action: card.FilterAction, Argument: argument}
}

// FilterButton leads to the filter.
func FilterButton(argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say("button_filter"), Press: FilterPress(argument)}
}

// FilterLines are the answers that narrow the queue, one a line.
func FilterLines(t *dialog.Turn, filter store.Filter) []dialog.Text {
	var list []dialog.Text
	for _, d := range FilterDimensions {
		if code := d.Get(filter); code != "" && code != string(store.StatusSubmitted) {
			list = append(list, dialog.Say(d.LineKey, dialog.Data{"Value": d.Label(t.Catalogue, filter)}))
		}
	}
	if filter.Mine {
		list = append(list, dialog.Say("filter_row_mine"))
	}
	if filter.Overdue {
		list = append(list, dialog.Say("filter_row_overdue"))
	}
	return list
}
