package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// The actions of the buttons with which an author acts on their proposal. Package
// participant says what they do.
const (
	// AnswerQuestionAction begins the answer to a question.
	AnswerQuestionAction = "answer_question"
	// ResumeAction takes back the closing of a proposal whose question was not
	// answered in time.
	ResumeAction = "resume"
	// DifferAction says that the proposal is no duplicate.
	DifferAction = "differ"
)

// AuthorButtons are what the author can do with the proposal as it is now.
func AuthorButtons(p store.Proposal) []dialog.Button {
	switch {
	case p.Pending():
		return nil
	case p.Status == store.Asked:
		return []dialog.Button{Button(p, "button_answer_question", AnswerQuestionAction)}
	case p.Status == store.Lapsed:
		return []dialog.Button{Button(p, "button_resume", ResumeAction)}
	case p.Status == store.Linked && !p.Different:
		return []dialog.Button{Button(p, "button_differ", DifferAction)}
	}
	return nil
}
