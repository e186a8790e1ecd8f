package engine

import (
	"runtime"
	"runtime/debug"
)

// panicError is a panic of a handler. It has the stack, and the message only of a
// [runtime.Error]: other messages may contain what a person typed.
type panicError struct {
	what  string
	stack []byte
}

func (e *panicError) Error() string { return e.what + "\n" + string(e.stack) }

// Safely returns a panic of run as an error. Use it inside a transaction, never around
// one: the store's own locks would stay locked.
func Safely(run func() error) (err error) {
	defer func() {
		panicked := recover()
		if panicked == nil {
			return
		}
		what := "panic"
		if known, ok := panicked.(runtime.Error); ok {
			what = known.Error()
		}
		err = &panicError{what: what, stack: debug.Stack()}
	}()
	return run()
}
