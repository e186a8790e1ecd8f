package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// healthCommand asks a running bot whether it is ready. It is for images without a shell,
// where usynys is the only program.
type healthCommand struct {
	HTTP string `name:"http" env:"USYNYS_HTTP" default:"${http}" help:"Address at which the running bot answers."`
}

const (
	healthLimit = 4 * time.Second
	// maxSentence is more bytes than any answer of /readyz has.
	maxSentence = 500
)

// Run returns an error with the answer of /readyz if the bot is not ready.
func (h *healthCommand) Run(around stdio) error {
	if h.HTTP == "" {
		return errors.New("the bot can't be asked how it is: --http is empty")
	}
	host, port, err := parseHTTP(h.HTTP)
	switch {
	case err != nil:
		return err
	case port == 0:
		return errors.New("the bot can't be asked how it is: --http has port 0, which is another one at each start")
	}
	said, err := fetchReady(around.ctx, net.JoinHostPort(dialHost(host), strconv.Itoa(port)))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(around.stdout, said)
	return err
}

// dialHost returns the host at which to reach a server that listens on host: loopback for
// one that listens on all addresses.
func dialHost(host string) string {
	ip := net.ParseIP(host)
	switch {
	case host == "", ip != nil && ip.IsUnspecified() && ip.To4() != nil:
		return "127.0.0.1"
	case ip != nil && ip.IsUnspecified():
		return "::1"
	}
	return host
}

func fetchReady(ctx context.Context, address string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, healthLimit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/readyz", nil)
	if err != nil {
		return "", err
	}
	// A transport of its own, without the proxy that the bot may use.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(request)
	if err != nil {
		return "", fmt.Errorf("the bot does not answer at %s: is it running, and with the same --http? (%w)", address, errors.Unwrap(err))
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(io.LimitReader(answer.Body, maxSentence))
	sentence := strings.TrimSpace(string(said))
	switch {
	case err != nil:
		return "", fmt.Errorf("read the answer of the bot: %w", err)
	case answer.StatusCode != http.StatusOK:
		return "", fmt.Errorf("the bot is not ready: %s", sentence)
	}
	return sentence, nil
}
