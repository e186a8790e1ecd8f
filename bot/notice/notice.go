package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Decision tells an author what was decided on their proposal and what they can do next.
// The caller checks that there is an author.
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

// DecisionText says what was decided and why, as the author reads it; nil for no decision.
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

// Moved tells an author that the staff changed the topic or the region.
func Moved(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_moved"), proposal.NumberAndTitle(p),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(catalogue, p.Topic), "Region": proposal.RegionName(catalogue, p.Region)}),
		dialog.Say("notice_moved_next"),
	}}
}

// The actions of the buttons with which authors act on their proposals.
const (
	// ReplyAction begins the reply to a question.
	ReplyAction = "answer_question"
	// ResumeAction opens a proposal again that was closed without a reply.
	ResumeAction = "resume"
	// DifferAction says that the proposal is no duplicate.
	DifferAction = "differ"
)

// AuthorButtons returns what the author can do with the proposal as it is now.
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
