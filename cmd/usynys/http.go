package main

import (
	"fmt"
	"log/slog"
	"net"
	"strconv"

	"usynys/bot/telemetry"
)

// defaultHTTP is where run answers and health asks unless told otherwise: on this
// machine only.
const defaultHTTP = "127.0.0.1:8080"

// parseHTTP reads an address of --http.
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

// checkHTTP refuses what is no address, and warns of one that others can reach.
func (c *configuration) checkHTTP() error {
	if c.http == "" {
		return nil
	}
	host, _, err := parseHTTP(c.http)
	ip := net.ParseIP(host)
	if err == nil && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		c.warnings = append(c.warnings, "--http is not on loopback: whoever reaches that address reads the figures, keep it inside a network of your own")
	}
	return err
}

// serveHTTP begins to answer how the bot is, unless that is turned off. What it
// returns ends it.
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
