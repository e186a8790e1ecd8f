package main

import (
	"fmt"
	"runtime"
)

// version and commit are set when a release is built, with
// -ldflags "-X main.version=1.2.3 -X main.commit=abc".
var (
	version = "development"
	commit  = "unknown"
)

type versionCommand struct{}

// Run prints the version.
func (*versionCommand) Run(around stdio) error {
	_, err := fmt.Fprintf(around.stdout, "usynys %s (commit %s, %s)\n", version, commit, runtime.Version())
	return err
}
