package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"usynys/store/bolt"
)

// TestMain makes the test binary the program itself when it is called usynys, and the
// program to compare costs with when it is called samecalls. Tests find both in PATH.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"usynys": main, "samecalls": sameCalls})
}

// A machine may be shut down while the bot starts: that is no failure.
func TestToldToStopWhileItStarts(t *testing.T) {
	folder := t.TempDir()
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"TELEGRAM_BOT_TOKEN": "123456:told-to-stop-while-it-starts-up-here", "TELEGRAM_BOT_TOKEN_FILE": "",
		"TELEGRAM_API_URL": "http://127.0.0.1:9", "USYNYS_DATA": folder, "USYNYS_HTTP": "", "USYNYS_LOG_LEVEL": "error",
	} {
		t.Setenv(name, value)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var said bytes.Buffer
	if code := start(stdio{ctx: ctx, stdout: &said, stderr: &said}, []string{"run"}); code != 0 || said.Len() > 0 {
		t.Errorf("exit code %d:\n%s", code, said.String())
	}
}

// TestDemoServesItsPage starts the demo, kills its bot, and stops it.
func TestDemoServesItsPage(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	output, link := io.Pipe()
	var errs bytes.Buffer
	exit := make(chan int, 1)
	go func() {
		exit <- start(stdio{ctx: ctx, stdout: link, stderr: &errs}, []string{"demo", "--data", t.TempDir()})
		_ = link.Close()
	}()
	lines := bufio.NewScanner(output)
	address := ""
	for address == "" && lines.Scan() {
		if text := strings.TrimSpace(lines.Text()); strings.HasPrefix(text, "http://") {
			address = text
		}
	}
	go func() { _, _ = io.Copy(io.Discard, output) }()
	for _, path := range []string{"kill", "clock"} {
		reply, err := http.Post(address+path, "application/json", strings.NewReader(`{"minutes":1440}`))
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		if reply.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, reply.StatusCode)
		}
	}
	stop()
	if code := <-exit; code != 0 || errs.Len() > 0 {
		t.Errorf("exit %d, %s", code, errs.String())
	}
}
