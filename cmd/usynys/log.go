package main

import (
	"bytes"
	"io"
	"log/slog"
	"os"
	"regexp"
	"time"

	"golang.org/x/term"
)

// newLogger returns a logger to w in UTC. Unless the configuration has a format, it is
// text on a terminal and JSON elsewhere.
func newLogger(c configuration, w io.Writer) *slog.Logger {
	format := c.logFormat
	if file, ok := w.(*os.File); format == "" && ok && term.IsTerminal(int(file.Fd())) {
		format = "text"
	}
	options := &slog.HandlerOptions{Level: c.logLevel, ReplaceAttr: inUTC}
	clean := &redactor{w: w, token: []byte(c.token)}
	if format == "text" {
		return slog.New(slog.NewTextHandler(clean, options))
	}
	return slog.New(slog.NewJSONHandler(clean, options))
}

func inUTC(_ []string, attribute slog.Attr) slog.Attr {
	if attribute.Value.Kind() == slog.KindTime {
		attribute.Value = slog.StringValue(attribute.Value.Time().UTC().Format(time.RFC3339Nano))
	}
	return attribute
}

// tokenShape matches a bot token anywhere. It has no word boundary in front: in an
// address the token follows the letters "bot".
var tokenShape = regexp.MustCompile(`\d{6,12}:[A-Za-z0-9_-]{30,}`)

// redactor removes every token from log lines, however it got there.
type redactor struct {
	w     io.Writer
	token []byte
}

// Write gets one whole log line, as slog promises.
func (r *redactor) Write(line []byte) (int, error) {
	clean := line
	if len(r.token) > 0 {
		clean = bytes.ReplaceAll(clean, r.token, []byte("[token]"))
	}
	clean = tokenShape.ReplaceAll(clean, []byte("[token]"))
	if _, err := r.w.Write(clean); err != nil {
		return 0, err
	}
	return len(line), nil
}
