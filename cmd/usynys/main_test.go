package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets tests run the program itself: the test binary, called by the name
// usynys, is the program. Tests find it in PATH. By the name samecalls it is the program
// that the costs are compared with.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"usynys": main, "samecalls": sameCalls})
}
