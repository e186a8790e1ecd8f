// Package participant is what a young person can do: be welcomed, write a
// proposal, see what became of it, answer what the staff ask about it, say that it is
// no duplicate, change the language, have everything erased. One small file a step or
// screen.
package participant

// The ids of the participant's flows.
const (
	WelcomeFlow = "welcome"
	SubmitFlow  = "submit"
	AnswerFlow  = "answer_question"
)
