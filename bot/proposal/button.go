package proposal

import (
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// Button returns a button about a proposal as it is now.
func Button(p store.Proposal, label, action string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: Press(p, action)}
}

// Press returns the press of a button about a proposal as it is now.
func Press(p store.Proposal, action string) dialog.Press {
	return dialog.Press{Action: action, Argument: p.Seq.String(), Revision: p.Revision}
}

// PressChoice returns the press of one of several buttons of an action about a proposal.
func PressChoice(p store.Proposal, action, choice string) dialog.Press {
	press := Press(p, action)
	press.Argument += "." + choice
	return press
}

// ParsePress returns the proposal that a press of [Press] or [PressChoice] is about, and
// the choice. known is false for any other press.
func ParsePress(press dialog.Press) (seq store.Seq, choice string, known bool) {
	number, choice, _ := strings.Cut(press.Argument, ".")
	parsed, err := strconv.ParseUint(number, 10, 63)
	return store.Seq(parsed), choice, err == nil
}

// TopicChoices returns topics to choose from.
func TopicChoices(topics []store.Topic) []dialog.Choice {
	choices := make([]dialog.Choice, len(topics))
	for i, topic := range topics {
		choices[i] = dialog.Choice{Label: topic.Button, Argument: topic.Code}
	}
	return choices
}

// RegionChoices returns regions to choose from.
func RegionChoices(regions []store.Region) []dialog.Choice {
	choices := make([]dialog.Choice, len(regions))
	for i, region := range regions {
		choices[i] = dialog.Choice{Label: region.Button, Argument: region.Code}
	}
	return choices
}
