// Package proposal makes the screens that show a proposal, for whoever reads
// them: its author, a moderator, a coordinator. It decides nothing.
package proposal

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// TopicName is the full name of a topic, or its code if the catalogue has dropped
// it.
func TopicName(catalogue *store.Catalogue, code string) store.LocalizedText {
	if topic, ok := catalogue.Topic(code); ok {
		return topic.Name
	}
	return store.LocalizedText{KK: code, RU: code}
}

// TopicButton is a topic as its author chose it.
func TopicButton(catalogue *store.Catalogue, code string) store.LocalizedText {
	if topic, ok := catalogue.Topic(code); ok {
		return topic.Button
	}
	return store.LocalizedText{KK: code, RU: code}
}

// RegionName is the official name of a region, or its code if the catalogue has
// dropped it.
func RegionName(catalogue *store.Catalogue, code string) store.LocalizedText {
	if region, ok := catalogue.Region(code); ok {
		return region.Name
	}
	return store.LocalizedText{KK: code, RU: code}
}

// StatusName is the word for a status.
func StatusName(status store.Status) dialog.Text { return dialog.Say("status_" + string(status)) }

// AgeName is an age band as it is written: 14–17.
func AgeName(band store.AgeBand) dialog.Text {
	return dialog.Say("age_" + strings.ReplaceAll(string(band), "-", "_"))
}

// Truncate shortens a text to at most so many characters, at a word if there is one
// near, and says whether anything was cut.
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
