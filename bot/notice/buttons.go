package notice

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

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
