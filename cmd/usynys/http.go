package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"strconv"
	"time"

	"usynys/bot/telemetry"
)

// defaultHTTP is the address at which run answers and health asks by default: this
// machine only.
const defaultHTTP = "127.0.0.1:8080"

// parseHTTP splits an address of --http.
func parseHTTP(address string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(address)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || port < 0 || port > 65535 {
		return "", 0, fmt.Errorf("--http is %q: give an address such as "+defaultHTTP+", or an empty one for none", address)
	}
	return host, port, nil
}

// checkHTTP returns an error for an invalid address, and warns of one that other machines
// can reach.
func (c *configuration) checkHTTP() error {
	if c.http == "" {
		return nil
	}
	host, _, err := parseHTTP(c.http)
	ip := net.ParseIP(host)
	if err == nil && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		c.warnings = append(c.warnings, "--http is not on loopback: anyone who reaches that address reads the figures, keep it inside a network of your own")
	}
	return err
}

// serveHTTP serves health and metrics until end is called. An empty address serves
// nothing.
func serveHTTP(address string, metrics *telemetry.Metrics, log *slog.Logger) (end func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	server, err := telemetry.Listen(address, metrics, log)
	if err != nil {
		return nil, err
	}
	log.Info("answering health and metrics", "address", server.Address())
	return server.Close, nil
}

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

// profileLimit is longer than any useful profile or trace.
const profileLimit = 5 * time.Minute

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
	server := &http.Server{Handler: mux, ReadHeaderTimeout: time.Second, WriteTimeout: profileLimit}
	go func() { _ = server.Serve(listener) }()
	log.Info("serving profiles", "address", listener.Addr().String())
	return func() { _ = server.Close() }, nil
}
