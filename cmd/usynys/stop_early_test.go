package main

import (
	"bytes"
	"context"
	"testing"

	"usynys/store/bolt"
)

// TestToldToStopWhileItStarts is about a machine that is shut down while it starts:
// that is no failure.
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
