package dialog

// Problem is an error for the person who acts: a text that says what to do instead.
// Every other error is for the operator.
//
// Only a bare Problem counts: wrapped, or joined to another error, it is an error for
// the operator, because something else has failed as well. Use [ProblemOf], not
// errors.As. In an alarm, a job, and what Telegram reports of a group, nobody acts:
// there a Problem is an error for the operator, too.
type Problem struct {
	Text Text
	// Kept has the changes committed that the handler made before it returned the
	// Problem, see [Keep]. By default they are rolled back: the input is rejected.
	Kept bool
}

func (p *Problem) Error() string { return "problem for the person: " + p.Text.Key }

// ProblemOf returns the problem that err is, nil if it is none.
func ProblemOf(err error) *Problem {
	problem, _ := err.(*Problem) //nolint:errorlint // a wrapped or joined Problem is an operator's error
	return problem
}

// NewProblem returns a problem that rejects the input.
func NewProblem(key string, data ...Data) error { return &Problem{Text: Say(key, data...)} }

// NewCountedProblem is [NewProblem] for a text with a plural form.
func NewCountedProblem(key string, count int, data ...Data) error {
	return &Problem{Text: SayCounted(key, count, data...)}
}

// Keep returns a problem that keeps the handler's changes: for a handler that accepts
// an input and has to say something about it. It returns any other error, and nil, as
// it is.
func Keep(err error) error {
	if problem := ProblemOf(err); problem != nil {
		return &Problem{Text: problem.Text, Kept: true}
	}
	return err
}

// ErrStale is returned for a press on an outdated button: of an old screen, pressed
// twice, or forged.
var ErrStale error = &Problem{Text: Say("stale_button")}

// ErrForbidden is returned where the person lacks the right.
var ErrForbidden error = &Problem{Text: Say("not_yours")}
