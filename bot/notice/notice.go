package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Decision tells an author what became of their proposal and what they can do next.
// Whoever sends it sees to it that there is an author left to tell.
func Decision(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	if p.Status.Waiting() {
		return Reopened(catalogue, p)
	}
	text := DecisionText(catalogue, p)
	text = append(text, proposal.NumberAndTitle(p))
	screen := dialog.Screen{Text: append(text, dialog.Say("notice_next_"+string(p.Status)))}
	if p.Status == store.StatusLinked {
		addDifferOffer(&screen, p)
		return screen
	}
	screen.AddRow(AuthorButtons(p)...)
	return screen
}

// DecisionText is what was decided and why, as the author reads it; nothing
// while nobody has decided.
func DecisionText(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	switch p.Status {
	case store.StatusAccepted, store.StatusLapsed:
		return []dialog.Text{dialog.Say("notice_" + string(p.Status))}
	case store.StatusDeclined:
		return []dialog.Text{dialog.Say("notice_declined", dialog.Data{"Reason": proposal.ReasonText(catalogue, p.Decision.Reason)})}
	case store.StatusLinked:
		return []dialog.Text{dialog.Say("notice_linked", dialog.Data{"Main": p.OriginalNumber})}
	}
	return nil
}

// Reopened tells an author that their proposal waits for a decision again.
func Reopened(_ *store.Catalogue, p store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_reopened"), proposal.NumberAndTitle(p), dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
}

// Moved tells an author that staff have changed the topic or the region.
func Moved(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_moved"), proposal.NumberAndTitle(p),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(catalogue, p.Topic), "Region": proposal.RegionName(catalogue, p.Region)}),
		dialog.Say("notice_moved_next"),
	}}
}

// The actions of the buttons with which an author acts on their proposal. Package
// participant says what they do.
const (
	// ReplyAction begins the answer to a question.
	ReplyAction = "answer_question"
	// ResumeAction takes back the closing of a proposal whose question was not
	// answered in time.
	ResumeAction = "resume"
	// DifferAction says that the proposal is no duplicate.
	DifferAction = "differ"
)

// AuthorButtons are what the author can do with the proposal as it is now.
func AuthorButtons(p store.Proposal) []dialog.Button {
	switch {
	case p.Undoable():
		return nil
	case p.Status == store.StatusAsked:
		return []dialog.Button{proposal.Button(p, "button_answer_question", ReplyAction)}
	case p.Status == store.StatusLapsed:
		return []dialog.Button{proposal.Button(p, "button_resume", ResumeAction)}
	case p.Status == store.StatusLinked && !p.NotDuplicate:
		return []dialog.Button{proposal.Button(p, "button_differ", DifferAction)}
	}
	return nil
}
