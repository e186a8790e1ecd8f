// Package proposal has the texts and buttons about a proposal that authors and staff
// share.
package proposal

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// TopicName returns the full name of a topic, or its code if the catalogue no longer has
// it.
func TopicName(catalogue *store.Catalogue, code string) store.LocalizedText {
	if topic, ok := catalogue.Topic(code); ok {
		return topic.Name
	}
	return store.LocalizedText{KK: code, RU: code}
}

// TopicButton returns a topic as the button says it with which the author chose it.
func TopicButton(catalogue *store.Catalogue, code string) store.LocalizedText {
	if topic, ok := catalogue.Topic(code); ok {
		return topic.Button
	}
	return store.LocalizedText{KK: code, RU: code}
}

// RegionName returns the official name of a region, or its code if the catalogue no
// longer has it.
func RegionName(catalogue *store.Catalogue, code string) store.LocalizedText {
	if region, ok := catalogue.Region(code); ok {
		return region.Name
	}
	return store.LocalizedText{KK: code, RU: code}
}

// StatusName returns the word for a status.
func StatusName(status store.Status) dialog.Text { return dialog.Say("status_" + string(status)) }

// AgeName returns an age band as it is written: 14–17.
func AgeName(band store.AgeBand) dialog.Text {
	return dialog.Say("age_" + strings.ReplaceAll(string(band), "-", "_"))
}

// NumberAndTitle says the number and title of a proposal.
func NumberAndTitle(p store.Proposal) dialog.Text {
	return dialog.Say(numberAndTitleKey, dialog.Data{"Number": p.Number, "Title": p.Title})
}

const numberAndTitleKey = "proposal_named"

// NumberAndTitleForStaff is [NumberAndTitle] without the title of a hidden proposal: the
// staff see its texts only when they ask for them.
func NumberAndTitleForStaff(p store.Proposal) dialog.Text {
	if p.Hidden {
		return dialog.Say("proposal_numbered", dialog.Data{"Number": p.Number})
	}
	return NumberAndTitle(p)
}

// PreviewForStaff returns a paragraph for the author as the staff may see it: without the
// title of a hidden proposal.
func PreviewForStaff(p store.Proposal, paragraph dialog.Text) dialog.Text {
	if paragraph.Key == numberAndTitleKey {
		return NumberAndTitleForStaff(p)
	}
	return paragraph
}

// TitleForStaff returns the title of a proposal as the staff may see it, for [dialog.Data].
func TitleForStaff(p store.Proposal) any {
	if p.Hidden {
		return dialog.Say("title_hidden")
	}
	return p.Title
}

// ReasonText says why something was decided: the template as it was then, the moderator's
// own words with their language, or both.
func ReasonText(catalogue *store.Catalogue, reason store.Reason) dialog.Text {
	written := dialog.Data{"Reason": reason.Text, "Language": dialog.Say("language_" + string(reason.Language))}
	switch {
	case reason.Code == "":
		return dialog.Say("reason_written", written)
	case reason.Text == "":
		return dialog.Say("reason", dialog.Data{"Reason": templateText(catalogue, reason)})
	}
	written["Reason"], written["Words"] = templateText(catalogue, reason), reason.Text
	return dialog.Say("reason_both", written)
}

// templateText returns the text of a template when it was used. For a reason stored
// without that text it is the text in the catalogue, or else the code.
func templateText(catalogue *store.Catalogue, reason store.Reason) any {
	if reason.Template != (store.LocalizedText{}) {
		return reason.Template
	}
	if template, ok := catalogue.Reason(reason.Code); ok {
		return template.Text
	}
	return reason.Code
}

// DaysLeft says how many days are left until a deadline, or have passed since. today is the
// key of the text for the day itself.
func DaysLeft(days int, today string) dialog.Text {
	switch {
	case days > 0:
		return dialog.SayCounted("card_left", days)
	case days == 0:
		return dialog.Say(today)
	}
	return dialog.SayCounted("card_late", -days)
}

// Truncate cuts a text to at most limit characters, after a whole word if one ends near,
// and reports whether anything was cut.
func Truncate(text string, limit int) (string, bool) {
	runes := []rune(text)
	if len(runes) <= limit {
		return text, false
	}
	kept := string(runes[:limit-1])
	if space := strings.LastIndexAny(kept, " \n"); space > len(kept)*3/4 {
		kept = kept[:space]
	}
	return strings.TrimRight(kept, " \n,;:–-") + "…", true
}
