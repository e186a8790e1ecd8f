package dialog

// Problem is an error for the person: a sentence that says what to do instead.
// Every other error is for the operator.
//
// Only a bare Problem is one: wrapped, or joined to another error, it is an error
// for the operator like any other, because something else has failed as well. Use
// [ProblemOf] and not errors.As.
//
// A Problem is returned to the person who acts. For an alarm, a job and what
// Telegram itself reports of a group there is no such person: there a Problem is an
// error for the operator, and everything is rolled back.
type Problem struct {
	Text Text
	// Kept says what becomes of what the handler wrote before it returned the
	// Problem, in the store and in the turn. False is a rejection: all of it is rolled
	// back. True keeps it, see [Keep].
	Kept bool
}

func (p *Problem) Error() string { return "problem for the person: " + p.Text.Key }

// ProblemOf returns the problem that err is, nil if it is none.
func ProblemOf(err error) *Problem {
	problem, _ := err.(*Problem) //nolint:errorlint // a wrapped or joined Problem is an operator's error
	return problem
}

// NewProblem makes a problem of a text. It rejects what the handler was doing.
func NewProblem(key string, data ...Data) error { return &Problem{Text: Say(key, data...)} }

// NewCountedProblem makes a problem of a text with a plural form. It rejects what the
// handler was doing.
func NewCountedProblem(key string, count int, data ...Data) error {
	return &Problem{Text: SayCounted(key, count, data...)}
}

// Keep returns a problem that keeps what the handler wrote, for a handler that takes
// what it was given and has to say something about it. Any other error, and nil, is
// returned as it is.
func Keep(err error) error {
	if problem := ProblemOf(err); problem != nil {
		return &Problem{Text: problem.Text, Kept: true}
	}
	return err
}

// ErrStale is returned for a press whose button is no longer true: an old
// screen, a second tap, or something no screen ever offered.
var ErrStale error = &Problem{Text: Say("stale_button")}

// ErrForbidden is returned for what the person is not entitled to.
var ErrForbidden error = &Problem{Text: Say("not_yours")}
