package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

// checkPprof returns an error for an address that other machines could reach: profiles
// show how the program works inside, and there is no password.
func (c *configuration) checkPprof() error {
	if c.pprof == "" {
		return nil
	}
	host, port, err := net.SplitHostPort(c.pprof)
	ip := net.ParseIP(host)
	if err != nil || port == "" || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("--pprof is %q: give a loopback address such as 127.0.0.1:6060, or an empty one for none", c.pprof)
	}
	return nil
}

// profileSeconds is longer than any useful profile or trace.
const profileSeconds = 5 * time.Minute

// servePprof serves the profiles of net/http/pprof until stop is called. An empty address
// serves nothing.
func servePprof(address string, log *slog.Logger) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("profiles can't be served at %s: %w; give another address with --pprof (USYNYS_PPROF), or an empty one to have none", address, err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: time.Second, WriteTimeout: profileSeconds}
	go func() { _ = server.Serve(listener) }()
	log.Info("serving profiles", "address", listener.Addr().String())
	return func() { _ = server.Close() }, nil
}
