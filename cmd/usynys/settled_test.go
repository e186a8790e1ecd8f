package main_test

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"
)

// settled waits until the server has dealt with everything that a bot which is gone
// had sent: as long as a request waits or is being served, its connection is there
// on the server's side. Elsewhere than on Linux there is no such list, and a late
// request counts for the next life of the bot.
func (w *world) settled() {
	w.Helper()
	address, err := url.Parse(w.server.URL())
	if err != nil {
		w.Fatal(err)
	}
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	ended := time.After(limit)
	// The list is not made at one moment, so it has to be empty twice.
	for quiet := 0; quiet < 2; quiet++ {
		if connected(address.Port()) {
			quiet = -1
		}
		select {
		case <-look.C:
		case <-ended:
			w.Fatal("the connections of a bot that is gone are still open")
		}
	}
}

// The states of a connection that still has something to be read or served.
const (
	established = "01"
	closeWait   = "08"
)

// connected reports whether somebody is connected to a local port.
func connected(port string) bool {
	list, err := os.ReadFile("/proc/net/tcp")
	if err != nil {
		return false
	}
	var number int
	if _, err := fmt.Sscan(port, &number); err != nil {
		return false
	}
	local := fmt.Sprintf(":%04X", number)
	for line := range strings.Lines(string(list)) {
		fields := strings.Fields(line)
		if len(fields) > 3 && strings.HasSuffix(fields[1], local) && (fields[3] == established || fields[3] == closeWait) {
			return true
		}
	}
	return false
}
