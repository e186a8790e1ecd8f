// Command usynys is a bot that takes proposals of young people in every region of
// Kazakhstan and brings them to a youth programme. The README says how to run it, package
// bot how it works.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata"

	"github.com/alecthomas/kong"

	"usynys/bot"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// The exit codes, for scripts.
const (
	exitFailure       = 1
	exitUsage         = 2
	exitStoreLocked   = 75 // EX_TEMPFAIL of sysexits.h
	exitConfiguration = 78 // EX_CONFIG of sysexits.h
)

// program has every subcommand; its tags declare flags, environment and help.
type program struct {
	Run        runCommand        `cmd:"" default:"withargs" help:"Run the bot (the default)."`
	Demo       demoCommand       `cmd:"" help:"Try the bot on a page in your browser; needs no token and no network."`
	Check      checkCommand      `cmd:"" help:"Check the configuration, the connection to Telegram and every record of the store."`
	Health     healthCommand     `cmd:"" help:"Ask the running bot whether it is ready; exit 0 or 1."`
	Backup     backupCommand     `cmd:"" help:"Make a verified backup; the bot may run meanwhile."`
	Restore    restoreCommand    `cmd:"" help:"Put a backup in the place of the store. The bot must be stopped."`
	Compact    compactCommand    `cmd:"" help:"Rewrite the store without the bytes of what was erased. The bot must be stopped."`
	Export     exportCommand     `cmd:"" help:"Write every proposal to standard output, one JSON object a line. The bot must be stopped."`
	Letters    lettersCommand    `cmd:"" help:"List, show, retry or drop the messages that Telegram refused. The bot must be stopped."`
	Quarantine quarantineCommand `cmd:"" help:"List, show, retry or drop the updates that could not be handled. The bot must be stopped."`
	Version    versionCommand    `cmd:"" help:"Say which version this is."`
	Verify     verifyCommand     `cmd:"" hidden:"" help:"Verify a store file; used by the other commands, in a process of its own."`
}

// stdio is what a command uses of its process.
type stdio struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

func main() {
	ctx := signalContext()
	os.Exit(start(stdio{ctx: ctx, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}, os.Args[1:]))
}

// start runs the program and returns its exit code.
func start(around stdio, arguments []string) int {
	parser, err := newParser(around)
	if err != nil {
		fmt.Fprintln(around.stderr, "usynys:", err)
		return exitFailure
	}
	chosen, err := parser.Parse(arguments)
	if err != nil {
		fmt.Fprintf(around.stderr, "usynys: %v\nRun `usynys --help` to see what there is.\n", err)
		return exitUsage
	}
	if err := chosen.Run(around); err != nil {
		fmt.Fprintln(around.stderr, "usynys:", err)
		if errors.Is(err, syscall.ENOSPC) {
			fmt.Fprintln(around.stderr, "The disk is full. Make room and try again: what was there before is as it was.")
		}
		return exitCode(err)
	}
	return 0
}

func newParser(around stdio) (*kong.Kong, error) {
	return kong.New(&program{},
		kong.Name("usynys"),
		kong.Description("A Telegram bot through which young people in every region of Kazakhstan put proposals to a youth programme.\n\n"+
			"Without a command it runs the bot; the flags of that are in `usynys run --help`.\n\n"+tokenHelp),
		kong.Vars{"http": defaultHTTP},
		kong.Writers(around.stdout, around.stderr),
	)
}

// exitCode returns the exit code for an error.
func exitCode(err error) int {
	if is[*store.LockedError](err) {
		return exitStoreLocked
	}
	checked, _ := errors.AsType[*checkError](err)
	if is[*configurationError](err) || is[*bot.TokenError](err) || client.Unauthorised.Is(err) || checked != nil && checked.configuration {
		return exitConfiguration
	}
	return exitFailure
}

// is reports whether the chain of err has an error of type T.
func is[T error](err error) bool {
	_, found := errors.AsType[T](err)
	return found
}

// signalContext returns a context that the first SIGINT or SIGTERM cancels, for an
// orderly stop. The second signal ends the process at once, as it would without a
// handler.
func signalContext() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		second := <-signals
		signal.Reset()
		if number, ok := second.(syscall.Signal); ok {
			_ = syscall.Kill(os.Getpid(), number)
		}
	}()
	return ctx
}
