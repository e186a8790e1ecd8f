package demo

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"usynys/bot/simulator"
)

// The widths of the two columns: actions of people, and answers of the bot.
const (
	didWidth   = 30
	shownWidth = 66
)

// tourPrinter prints actions and answers side by side.
type tourPrinter struct {
	out     io.Writer
	names   map[int64]string
	printed int
}

func newTourPrinter(out io.Writer) *tourPrinter {
	return &tourPrinter{out: out, names: map[int64]string{}}
}

func (p *tourPrinter) chapter(title string) {
	fmt.Fprintf(p.out, "\n%s\n%s\n\n", title, strings.Repeat("=", utf8.RuneCountInString(title)))
}

func (p *tourPrinter) end(steps int) {
	fmt.Fprintf(p.out, "\nAll %d steps went as they should.\n", steps)
}

// step prints one step and returns what the person was shown. calls are all calls that the
// bot has made so far.
func (p *tourPrinter) step(step tourStep, calls []simulator.Call) string {
	reader := cmp.Or(step.Reader, step.Who)
	var read strings.Builder
	did := wrap(strings.TrimPrefix(step.Who+": "+step.describe(), ": "), didWidth)
	var shown []string
	for _, call := range calls[p.printed:] {
		shown = append(shown, p.bubble(call)...)
		if p.names[call.Chat] == reader {
			read.WriteString(call.Params["text"] + "\n")
		}
	}
	p.printed = len(calls)
	for i := range max(len(did), len(shown)) {
		fmt.Fprintln(p.out, strings.TrimRight(pad(at(did, i), didWidth)+" │ "+at(shown, i), " "))
	}
	fmt.Fprintln(p.out, strings.Repeat(" ", didWidth)+" │")
	return read.String()
}

func (t tourStep) describe() string {
	switch {
	case t.Press != "":
		return "[" + t.Press + "]"
	case t.Photo != "":
		return "🖼 " + t.Photo
	case t.Later > 0:
		return "⏱ " + time.Duration(t.Later).String()
	}
	return t.Write
}

var tags = regexp.MustCompile(`<[^>]*>`)

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")

// bubble returns the lines of a message with its buttons, none for calls that show
// nothing.
func (p *tourPrinter) bubble(call simulator.Call) []string {
	sign := ""
	switch call.Method {
	case "sendMessage":
		sign = " ◂ "
	case "editMessageText":
		sign = " ✎ "
	case "sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendLocation":
		return []string{p.names[call.Chat] + " ◂ 🖼"}
	default:
		return nil
	}
	text := entities.Replace(tags.ReplaceAllString(call.Params["text"], ""))
	lines := wrap(p.names[call.Chat]+sign+text, shownWidth)
	for _, row := range buttonRows(call.Params["reply_markup"]) {
		lines = append(lines, wrap("  "+row, shownWidth)...)
	}
	return lines
}

func buttonRows(markup string) []string {
	var keyboard struct {
		Rows [][]struct {
			Text string `json:"text"`
		} `json:"inline_keyboard"`
	}
	_ = json.Unmarshal([]byte(markup), &keyboard)
	var rows []string
	for _, row := range keyboard.Rows {
		var labels []string
		for _, button := range row {
			labels = append(labels, "["+button.Text+"]")
		}
		rows = append(rows, strings.Join(labels, " "))
	}
	return rows
}

// wrap breaks a text into lines at spaces, without empty lines.
func wrap(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for word := range strings.FieldsSeq(paragraph) {
			switch {
			case line == "":
				line = word
			case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
				lines = append(lines, line)
				line = word
			default:
				line += " " + word
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
