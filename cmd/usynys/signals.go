package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilSignalled is a context that the first SIGINT or SIGTERM ends, and with it
// the work in good order. The second one ends the process at once, in the way it
// would have without a handler.
func untilSignalled() context.Context {
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
