package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
)

var updateScripts = flag.Bool("update-scripts", false, "write what the program prints into the scripts")

// TestScripts runs the program as a person at a terminal would, one script of
// testdata/script after another. Each has a folder of its own and a simulated
// Telegram: $API is its address, $TOKEN the token that it knows.
//
// Besides the commands of testscript there are
//
//	exits code program args…  run a program that must end with an exit code
//	fill folder               make a store with proposals of every kind in a folder
//	empty folder              make a store with nothing in it
//	outbox folder             add two messages that wait to be sent
//	refused folder            add a dead letter and an update in quarantine
//	hold folder               have the store open, as a running bot has, until the end
//	fault reaction            let Telegram fail from now on: 502 or cut
//	mode octal path           check the mode of a file or folder
//	write file text           write a line into a file
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *updateScripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               startSimulator,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   command(scriptExits),
			"fill":    command(scriptFill),
			"empty":   command(scriptEmpty),
			"outbox":  command(scriptOutbox),
			"refused": command(scriptRefused),
			"hold":    command(scriptHold),
			"fault":   command(scriptFault),
			"mode":    command(scriptMode),
			"write":   command(scriptWrite),
		},
	})
}

// simulatorKey is the key of a script's simulator.
type simulatorKey struct{}

func startSimulator(env *testscript.Env) error {
	server, err := simulator.New(simulator.Options{})
	if err != nil {
		return err
	}
	env.Values[simulatorKey{}] = server
	env.Defer(func() {
		if err := server.Close(); err != nil {
			env.T().Log(err)
		}
		for _, violation := range server.Violations() {
			env.T().Fatal(fmt.Sprintf("the program broke a rule of the Bot API: %+v", violation))
		}
	})
	env.Setenv("API", server.URL())
	env.Setenv("TOKEN", server.Token())
	env.Setenv("USYNYS_HTTP", "")
	// Without it the race detector makes every process wait a second.
	env.Setenv("GORACE", "atexit_sleep_ms=0")
	return nil
}

// command returns a script command that calls a function and can't be negated.
func command(run func(*testscript.TestScript, []string) error) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, negated bool, args []string) {
		if negated || len(args) == 0 {
			ts.Fatalf("the command takes arguments, and no !")
		}
		ts.Check(run(ts, args))
	}
}

func scriptExits(ts *testscript.TestScript, args []string) error {
	wanted, err := strconv.Atoi(args[0])
	if err != nil || len(args) < 2 {
		return errors.New("usage: exits code program args…")
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		return err
	}
	if got != wanted {
		return fmt.Errorf("exit code %d, not %d", got, wanted)
	}
	return nil
}

func scriptFill(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), fillStore)
}

func scriptEmpty(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(store.Tx) error { return nil })
}

func scriptOutbox(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(tx store.Tx) error {
		due := store.Alarm{At: time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC), Kind: store.AlarmNotify, Subject: 3}
		if err := tx.SetAlarm(due); err != nil {
			return err
		}
		for range 2 {
			if _, err := tx.Enqueue(store.OutboxRow{Chat: 1001, Message: store.Message{Text: "1"}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func scriptRefused(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(tx store.Tx) error {
		at := time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
		id, err := tx.Enqueue(store.OutboxRow{Chat: 1001, Attempts: 3, Message: store.Message{Text: "Құпия мәтін"}})
		if err != nil {
			return err
		}
		letter := store.DeadLetter{Outgoing: store.OutboxRow{ID: id, Chat: 1001, Attempts: 3, Message: store.Message{Text: "Құпия мәтін"}}, Reason: "refused", At: at}
		if err := tx.MoveToDeadLetters(letter); err != nil {
			return err
		}
		return tx.Quarantine(store.QuarantinedUpdate{UpdateID: 77, Person: 1001, Raw: []byte(`{"message":{"text":"Құпия мәтін"}}`), Reason: "a handler failed", At: at})
	})
}

func scriptHold(ts *testscript.TestScript, args []string) error {
	kept, err := bolt.Open(bolt.Options{Folder: ts.MkAbs(args[0])})
	if err != nil {
		return err
	}
	ts.Defer(func() { ts.Check(kept.Close()) })
	return nil
}

func scriptFault(ts *testscript.TestScript, args []string) error {
	server := ts.Value(simulatorKey{}).(*simulator.Server)
	reactions := map[string]simulator.Reaction{"502": simulator.HTMLPage(502), "cut": simulator.CutBefore()}
	reaction, known := reactions[args[0]]
	if !known {
		return fmt.Errorf("there is no fault %q", args[0])
	}
	server.Break(simulator.Target{}, reaction)
	return nil
}

func scriptMode(ts *testscript.TestScript, args []string) error {
	wanted, err := strconv.ParseUint(args[0], 8, 32)
	if err != nil || len(args) != 2 {
		return errors.New("usage: mode octal path")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	if err == nil && info.Mode().Perm() != os.FileMode(wanted) {
		err = fmt.Errorf("%s has mode %o, not %o", args[1], info.Mode().Perm(), wanted)
	}
	return err
}

func scriptWrite(ts *testscript.TestScript, args []string) error {
	if len(args) != 2 {
		return errors.New("usage: write file text")
	}
	return os.WriteFile(ts.MkAbs(args[0]), []byte(" "+args[1]+"\r\n"), 0o600)
}
