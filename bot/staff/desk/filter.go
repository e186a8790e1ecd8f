package desk

import (
	"slices"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// FilterDimension is a property of proposals that a filter can ask for, with its options.
type FilterDimension struct {
	// Name is its name in presses.
	Name string
	// ButtonKey is the text of the button with the option chosen, AskKey asks for another,
	// LineKey says the option in a list; button and line need a Value.
	ButtonKey, AskKey, LineKey string
	Get                        func(store.Filter) string
	Set                        func(*store.Filter, string)
	// options returns all options; visible, if not nil, reports whether a scope has one.
	options func(*store.Catalogue) []dialog.Choice
	visible func(scope store.Scope, code string) bool
	// Required is set if one of the options has to be chosen.
	Required bool
}

// FilterDimensions are all dimensions, in the order in which the screen asks for them.
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
		options: func(c *store.Catalogue) []dialog.Choice { return proposal.RegionChoices(c.Regions) },
		visible: func(scope store.Scope, code string) bool { return scopeHas(scope.Regions, code) },
	},
	{
		Name: "topic", ButtonKey: "button_filter_topic", AskKey: "filter_ask_topic", LineKey: "filter_topic",
		Get:     func(f store.Filter) string { return f.Topic },
		Set:     func(f *store.Filter, code string) { f.Topic = code },
		options: func(c *store.Catalogue) []dialog.Choice { return proposal.TopicChoices(c.Topics) },
		visible: func(scope store.Scope, code string) bool { return scopeHas(scope.Topics, code) },
	},
	{
		Name: "language", ButtonKey: "button_filter_language", AskKey: "filter_ask_language", LineKey: "filter_language",
		Get:     func(f store.Filter) string { return string(f.Language) },
		Set:     func(f *store.Filter, code string) { f.Language = store.Language(code) },
		options: languageOptions,
	},
}

// FindDimension returns the dimension with a name.
func FindDimension(name string) (FilterDimension, bool) {
	i := slices.IndexFunc(FilterDimensions, func(d FilterDimension) bool { return d.Name == name })
	if i < 0 {
		return FilterDimension{}, false
	}
	return FilterDimensions[i], true
}

// InScope returns the options that the sender's scope has.
func (d FilterDimension) InScope(t *dialog.Turn) []dialog.Choice {
	return slices.DeleteFunc(d.options(t.Catalogue), func(o dialog.Choice) bool {
		return d.visible != nil && !d.visible(t.Staff.Scope, o.Argument)
	})
}

// Offers reports whether the sender can choose an option.
func (d FilterDimension) Offers(t *dialog.Turn, code string) bool {
	if code == "" {
		return !d.Required
	}
	return slices.ContainsFunc(d.InScope(t), func(o dialog.Choice) bool { return o.Argument == code })
}

// Label returns the option chosen in words.
func (d FilterDimension) Label(catalogue *store.Catalogue, filter store.Filter) any {
	code := d.Get(filter)
	for _, o := range d.options(catalogue) {
		if o.Argument == code {
			return o.Label
		}
	}
	if code == "" {
		return dialog.Say("filter_all")
	}
	return code // dropped from the catalogue
}

// scopeHas reports whether a list of a scope has a code. An empty list has all.
func scopeHas(list []string, code string) bool { return len(list) == 0 || slices.Contains(list, code) }

func statusOptions(*store.Catalogue) []dialog.Choice {
	var list []dialog.Choice
	for _, status := range store.Statuses() {
		list = append(list, dialog.Choice{Label: dialog.Say("filter_status_" + string(status)), Argument: string(status)})
	}
	return list
}

func languageOptions(*store.Catalogue) []dialog.Choice {
	var list []dialog.Choice
	for _, language := range store.Languages() {
		list = append(list, dialog.Choice{Label: dialog.Say("language_" + string(language)), Argument: string(language)})
	}
	return list
}

// BulkAction is the action of the button that offers to change all filtered proposals.
const BulkAction = "bulk"

// ActionButton returns a button that is about no particular proposal.
func ActionButton(label, action, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: action, Argument: argument}}
}

// FilterPress returns a press that does something with the filter.
func FilterPress(argument string) dialog.Press {
	return dialog.Press{Action: card.FilterAction, Argument: argument}
}

// FilterButton returns the button that leads to the filter.
func FilterButton(argument string) dialog.Button {
	return ActionButton("button_filter", card.FilterAction, argument)
}

// FilterLines returns the options that narrow the queue, one a line.
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
