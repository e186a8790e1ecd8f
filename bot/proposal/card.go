package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// shownOnCard is how many characters of the text a card shows: a phone's screen,
// with the buttons still in sight.
const shownOnCard = 700

// Card is a proposal as a member of the staff sees it, with the buttons that very
// reader may press. Somebody who may not see it, or no longer, is told so.
func Card(t *dialog.Turn, reader store.Staff, p store.Proposal) dialog.Screen {
	if !store.May(reader, store.Read, p) {
		return dialog.Screen{Text: []dialog.Text{dialog.Say("card_closed", dialog.Data{"Number": p.Number})}}
	}
	text, cut := Cut(p.Body, shownOnCard)
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("card_facts", dialog.Data{"Number": p.Number, "Facts": facts(t, p)}),
		dialog.Say("card_words", dialog.Data{"Title": p.Title, "Text": text}),
	}}
	if len(p.Attachments) > 0 {
		screen.Text = append(screen.Text, dialog.Say("card_files", dialog.Data{"Number": len(p.Attachments)}))
	}
	screen.Text = append(screen.Text, decided(t.Catalogue, p)...)
	addButtons(&screen, reader, p, cut)
	return screen
}

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
		list = append(list, dialog.Say("card_name", dialog.Data{"Name": p.AuthorName}))
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

// decided says who decided, when and why; nothing while nobody has.
func decided(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	if p.Status.Waiting() {
		return nil
	}
	list := []dialog.Text{dialog.Say("card_decided", dialog.Data{"Name": DecidedBy(p), "At": p.Decision.At})}
	if p.Decision.Reason.Given() {
		list = append(list, ReasonText(catalogue, p.Decision.Reason))
	}
	return list
}

// DecidedBy is the name of who decided, as [dialog.Data] takes it.
func DecidedBy(p store.Proposal) any {
	if p.Decision.ByName == "" {
		return dialog.Say("staff_unnamed")
	}
	return p.Decision.ByName
}
