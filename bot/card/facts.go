package card

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/screening"
)

// factTexts returns what a card says about a proposal apart from its words.
func factTexts(t *dialog.Turn, p store.Proposal) []dialog.Text {
	list := []dialog.Text{
		dialog.Say("card_status", dialog.Data{"Status": proposal.StatusName(p.Status)}),
		dialog.Say("card_topic", dialog.Data{"Topic": proposal.TopicName(t.Catalogue, p.Topic)}),
		dialog.Say("card_region", dialog.Data{"Region": proposal.RegionName(t.Catalogue, p.Region)}),
		dialog.Say("card_language", dialog.Data{"Language": dialog.Say("language_" + string(store.DetectLanguage(p.Body, p.Language)))}),
		dialog.Say("card_age", dialog.Data{"Age": proposal.AgeName(p.Age)}),
		dialog.Say("card_submitted", dialog.Data{"Date": store.DateOf(p.SubmittedAt, t.Zone)}),
	}
	if p.Status.Waiting() {
		list = append(list, dialog.Say("card_due", dialog.Data{"Date": p.DueOn, "Left": proposal.DaysLeft(t.Today().DaysUntil(p.DueOn), "card_left_today")}))
	}
	if p.NameShown() {
		list = append(list, dialog.Say("card_name", dialog.Data{"Name": shortName(p.AuthorName)}))
	}
	if p.Status.Open() && p.Assignee != 0 {
		list = append(list, dialog.Say("card_assignee", dialog.Data{"Name": shortName(p.AssigneeName)}))
	}
	return list
}

// urgentTexts returns what the reader must see before anything else: a person may come
// to harm.
func urgentTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range []screening.Flag{screening.FlagCrisis, screening.FlagThreat} {
		if slices.Contains(p.Flags, flag) {
			list = append(list, dialog.Say("card_urgent_"+string(flag)))
		}
	}
	return list
}

// flagTexts returns the other flags, one a line: what the program noticed, for a person
// to judge.
func flagTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range screening.Flags() {
		if slices.Contains(p.Flags, flag) && !screening.Urgent([]screening.Flag{flag}) {
			list = append(list, dialog.Say("card_flag_"+string(flag)))
		}
	}
	if list == nil {
		return nil
	}
	return []dialog.Text{dialog.Say("card_flags", dialog.Data{"Flags": list})}
}
