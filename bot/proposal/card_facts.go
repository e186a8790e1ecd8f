package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// facts are what a card says about a proposal apart from its words.
func facts(t *dialog.Turn, p store.Proposal) []dialog.Text {
	list := []dialog.Text{
		dialog.Say("card_status", dialog.Data{"Status": StatusName(p.Status)}),
		dialog.Say("card_topic", dialog.Data{"Topic": TopicName(t.Catalogue, p.Topic)}),
		dialog.Say("card_region", dialog.Data{"Region": RegionName(t.Catalogue, p.Region)}),
		dialog.Say("card_language", dialog.Data{"Language": dialog.Say("language_" + string(store.LanguageOf(p.Body, p.Language)))}),
		dialog.Say("card_age", dialog.Data{"Age": AgeName(p.Age)}),
		dialog.Say("card_submitted", dialog.Data{"Date": store.DateOf(p.SubmittedAt, t.Zone)}),
	}
	if p.Status.Waiting() {
		list = append(list, dialog.Say("card_due", dialog.Data{"Date": p.DueOn, "Left": left(t.Today().DaysUntil(p.DueOn))}))
	}
	if p.NameShown() {
		list = append(list, dialog.Say("card_name", dialog.Data{"Name": named(p.AuthorName)}))
	}
	if p.Status.Open() && p.Assignee != 0 {
		list = append(list, dialog.Say("card_assignee", dialog.Data{"Name": named(p.AssigneeName)}))
	}
	return list
}

// left says how many days are left, or by how many an answer is late.
func left(days int) dialog.Text {
	switch {
	case days > 0:
		return dialog.SayCounted("card_left", days)
	case days == 0:
		return dialog.Say("card_left_today")
	}
	return dialog.SayCounted("card_late", -days)
}
