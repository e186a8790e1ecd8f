package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// NumberAndTitle is the number and title of a proposal.
func NumberAndTitle(p store.Proposal) dialog.Text {
	return dialog.Say(numberAndTitleKey, dialog.Data{"Number": p.Number, "Title": p.Title})
}

const numberAndTitleKey = "proposal_named"

// NumberAndTitleForStaff is [proposal.NumberAndTitle] for colleagues: of a hidden proposal the number alone, as
// nobody is to see what it says unless they ask for it.
func NumberAndTitleForStaff(p store.Proposal) dialog.Text {
	if p.Hidden {
		return dialog.Say("proposal_numbered", dialog.Data{"Number": p.Number})
	}
	return NumberAndTitle(p)
}

// PreviewForStaff is what a paragraph for the author shows to colleagues: all of it,
// but for the title of a hidden proposal.
func PreviewForStaff(p store.Proposal, paragraph dialog.Text) dialog.Text {
	if paragraph.Key == numberAndTitleKey {
		return NumberAndTitleForStaff(p)
	}
	return paragraph
}

// TitleForStaff is the title of a proposal for colleagues, as [dialog.Data] takes it.
func TitleForStaff(p store.Proposal) any {
	if p.Hidden {
		return dialog.Say("title_hidden")
	}
	return p.Title
}
