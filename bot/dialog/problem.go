package dialog

// Problem is an error for the person: a sentence that says what to do instead.
// Every other error is for the operator.
type Problem struct{ Text Text }

func (p *Problem) Error() string { return "problem for the person: " + p.Text.Key }

// Sorry makes a problem of a text.
func Sorry(key string, data ...Data) error { return &Problem{Text: Say(key, data...)} }

// SorryCounted makes a problem of a text with a plural form.
func SorryCounted(key string, count int, data ...Data) error {
	return &Problem{Text: SayCounted(key, count, data...)}
}

// ErrStale is returned for a press whose button is no longer true: an old
// screen, a second tap, or something no screen ever offered.
var ErrStale error = &Problem{Text: Say("stale_button")}

// ErrNotYours is returned for what the person is not entitled to.
var ErrNotYours error = &Problem{Text: Say("not_yours")}
