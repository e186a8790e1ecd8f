package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Notice tells an author what became of their proposal and what they can do next.
// Whoever sends it sees to it that there is an author left to tell.
func Notice(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	if p.Status.Waiting() {
		return ReopenedNotice(catalogue, p)
	}
	text := DecisionText(catalogue, p)
	text = append(text, Named(p))
	screen := dialog.Screen{Text: append(text, dialog.Say("notice_next_"+string(p.Status)))}
	if p.Status == store.Linked {
		offerDiffer(&screen, p)
		return screen
	}
	screen.Row(AuthorButtons(p)...)
	return screen
}

// DecisionText is what was decided and why, as the author reads it; nothing
// while nobody has decided.
func DecisionText(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	switch p.Status {
	case store.Accepted, store.Lapsed:
		return []dialog.Text{dialog.Say("notice_" + string(p.Status))}
	case store.Declined:
		return []dialog.Text{dialog.Say("notice_declined", dialog.Data{"Reason": ReasonText(catalogue, p.Decision.Reason)})}
	case store.Linked:
		return []dialog.Text{dialog.Say("notice_linked", dialog.Data{"Main": p.MainNumber})}
	}
	return nil
}

// ReopenedNotice tells an author that their proposal waits for a decision again.
func ReopenedNotice(_ *store.Catalogue, p store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_reopened"), Named(p), dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
}

// MovedNotice tells an author that staff have changed the topic or the region.
func MovedNotice(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_moved"), Named(p),
		dialog.Say("preview_topic", dialog.Data{"Topic": TopicButton(catalogue, p.Topic), "Region": RegionName(catalogue, p.Region)}),
		dialog.Say("notice_moved_next"),
	}}
}

// Named is the number and title of a proposal.
func Named(p store.Proposal) dialog.Text {
	return dialog.Say(namedKey, dialog.Data{"Number": p.Number, "Title": p.Title})
}

const namedKey = "proposal_named"

// NamedToStaff is [Named] for colleagues: of a hidden proposal the number alone, as
// nobody is to see what it says unless they ask for it.
func NamedToStaff(p store.Proposal) dialog.Text {
	if p.Hidden {
		return dialog.Say("proposal_numbered", dialog.Data{"Number": p.Number})
	}
	return Named(p)
}

// PreviewedToStaff is what a paragraph for the author shows to colleagues: all of it,
// but for the title of a hidden proposal.
func PreviewedToStaff(p store.Proposal, paragraph dialog.Text) dialog.Text {
	if paragraph.Key == namedKey {
		return NamedToStaff(p)
	}
	return paragraph
}

// TitleToStaff is the title of a proposal for colleagues, as [dialog.Data] takes it.
func TitleToStaff(p store.Proposal) any {
	if p.Hidden {
		return dialog.Say("title_hidden")
	}
	return p.Title
}
