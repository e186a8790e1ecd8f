package main_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"usynys/store"
	"usynys/store/bolt"
)

// settled waits until the server has handled everything that an ended bot had sent: while
// a request waits or is being served, its connection exists on the server's side. Only
// Linux has such a list; elsewhere a late request counts for the next process.
func (w *world) settled() {
	w.Helper()
	address, err := url.Parse(w.server.URL())
	if err != nil {
		w.Fatal(err)
	}
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	ended := time.After(limit)
	// The list is no snapshot, so it has to be empty twice.
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

// The states of a connection with something left to read or serve.
const (
	established = "01"
	closeWait   = "08"
)

// connected reports whether a local port has a connection.
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

// emptied verifies the store once its outbox is empty. A message that waits for a retry
// when the bot stops gets another process here.
func (w *world) emptied() bolt.Report {
	w.Helper()
	report := w.verify()
	for range 3 {
		if report.Outbox == 0 {
			break
		}
		before := w.toChats()
		p := w.run()
		w.wait("what was left is sent", func() bool { return w.toChats() >= before+report.Outbox })
		w.polled()
		p.terminate()
		report = w.verify()
	}
	return report
}

// toChats counts the calls about one chat, its menu included, that are not made again:
// those that the server accepted, and those that it refused because they were done before
// an answer got lost.
func (w *world) toChats() int {
	count := 0
	for _, call := range w.server.Calls() {
		ofChat := call.Chat != 0 || strings.Contains(call.Params["scope"], "chat_id")
		if ofChat && (call.Status == http.StatusOK || call.Status == http.StatusBadRequest) {
			count++
		}
	}
	return count
}

// stored returns every proposal of the store. The bot must have ended.
func (w *world) stored() (all []store.Proposal) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	err = kept.View(w.Context(), func(r store.Reader) (err error) {
		all, err = store.Collect(r.Proposals(0))
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return all
}

// checked requires that `usynys check` finds nothing. The bot must have ended.
func (w *world) checked() {
	w.Helper()
	p := startProcess(w.TB, w.environment(), "check")
	if code := p.exit(); code != 0 {
		w.Errorf("`usynys check` ended with %d:\n%s%s", code, p.stdout, p.log)
	}
}
