package backup

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"usynys/store"
	"usynys/store/bolt"
)

// Verdict is one line of the output of the verifying process, as JSON: progress or result.
type Verdict struct {
	Done, Total int          `json:",omitempty"`
	Report      *bolt.Report `json:",omitempty"`
	// Newer, Corrupt and Failed are errors.
	Newer   *store.NewerSchemaError `json:",omitempty"`
	Corrupt string                  `json:",omitempty"`
	Failed  string                  `json:",omitempty"`
}

// Time limits: a probe reads a handful of pages; a verification reads them all.
const (
	probeLimit  = 30 * time.Second
	VerifyLimit = time.Hour
)

// ProbeInSubprocess returns a [bolt.Options] Probe that runs in another process.
func ProbeInSubprocess(ctx context.Context) func(path string) error {
	return func(path string) error {
		_, err := VerifyInSubprocess(ctx, probeLimit, path, nil, "--probe")
		return err
	}
}

// VerifyInSubprocess verifies a file in another process, which is killed after limit.
func VerifyInSubprocess(ctx context.Context, limit time.Duration, path string, progress func(done, total int), flags ...string) (bolt.Report, error) {
	program, err := os.Executable()
	if err != nil {
		return bolt.Report{}, fmt.Errorf("find the program itself to verify the store: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	process := exec.CommandContext(limited, program, append([]string{"verify", path}, flags...)...) //nolint:gosec // it is this very program
	process.Env = []string{"LC_ALL=C.UTF-8"}                                                        // without the bot's token
	output, err := process.StdoutPipe()
	if err != nil {
		return bolt.Report{}, err
	}
	if err := process.Start(); err != nil {
		return bolt.Report{}, fmt.Errorf("start a process to verify the store: %w", err)
	}
	var last Verdict
	lines := bufio.NewScanner(output)
	lines.Buffer(nil, 16<<20) // A report names all files that wait to be sent.
	for lines.Scan() {
		last = Verdict{}
		if json.Unmarshal(lines.Bytes(), &last) == nil && last.Total > 0 && progress != nil {
			progress(last.Done, last.Total)
		}
	}
	unread := lines.Err()
	ended := process.Wait()
	switch {
	case ctx.Err() != nil:
		return bolt.Report{}, fmt.Errorf("verify the store: %w", ctx.Err())
	case limited.Err() != nil:
		return bolt.Report{}, fmt.Errorf("looking at the store %s took longer than %s and was given up: the disk is very slow, or the file is damaged; try `usynys check` when the machine is idle", path, limit)
	case killedBySignal(process.ProcessState):
		return bolt.Report{}, fmt.Errorf("the process that looked at the store %s was killed, most likely because the machine or its limit ran out of memory; the store was left untouched: give it more memory and try again", path)
	case unread != nil:
		return bolt.Report{}, fmt.Errorf("read what was found in the store: %w", unread)
	}
	return last.result(path, ended)
}

// killedBySignal reports whether SIGKILL ended a process, which a damaged file does not
// cause.
func killedBySignal(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}

// result turns the last line and the exit of the process into a report or an error. A
// process that ended without a result crashed on the file.
func (v Verdict) result(path string, ended error) (bolt.Report, error) {
	switch {
	case v.Report != nil && ended == nil:
		return *v.Report, nil
	case v.Newer != nil:
		return bolt.Report{}, v.Newer
	case v.Corrupt != "":
		return bolt.Report{}, &store.CorruptError{Path: path, Err: errors.New(v.Corrupt)}
	case v.Failed != "":
		return bolt.Report{}, errors.New(v.Failed)
	}
	return bolt.Report{}, &store.CorruptError{Path: path, Err: fmt.Errorf("the process that looked at it did not come to an end: %w", ended)}
}
