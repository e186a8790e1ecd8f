package main

import (
	"fmt"
	"log/slog"
	"net"
	"strconv"

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
