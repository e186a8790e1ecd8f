package client

// Observer counts calls, for metrics. Many goroutines call it, and it must return at
// once.
type Observer interface {
	// Called counts a call that has ended. The error is an [*Error], or that of the
	// context where the caller gave up.
	Called(method string, err error)
}

// unobserved counts nothing.
type unobserved struct{}

func (unobserved) Called(string, error) {}
