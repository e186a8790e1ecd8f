package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	browserlog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// program is the bot's program, built once for all tests.
var program string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		folder, err := os.MkdirTemp("", "usynys-browser-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(folder) }()
		program = filepath.Join(folder, "usynys")
		build := exec.Command("go", "build", "-o", program, "./cmd/usynys")
		build.Dir = "../../.."
		if output, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, output)
			return 1
		}
		return m.Run()
	}())
}

// look is the screen of a test.
type look struct {
	width, height int64
	dark          bool
}

// name returns the name of the look for screenshots.
func (l look) name() string {
	if l.dark {
		return fmt.Sprintf("%d-dark", l.width)
	}
	return fmt.Sprint(l.width)
}

// stage is the demo in a browser.
type stage struct {
	t    *testing.T
	ctx  context.Context
	look look
	// address is the URL of the page; stopDemo ends the demo.
	address  string
	stopDemo func()

	mu       sync.Mutex
	problems []string
	// away is set while the demo is stopped: its address not answering is no problem.
	away bool
}

// open starts the demo and opens its page. An error that the browser reports fails the
// test at its end.
func open(t *testing.T, look look) *stage {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no chromium")
		}
		t.Skip("there is no chromium: apt-get install chromium")
	}
	address, stop := startDemo(t, "127.0.0.1:0")
	s := &stage{t: t, look: look, address: address, stopDemo: stop}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-GB"),
	)...)
	t.Cleanup(cancel)
	ctx, cancelTab := chromedp.NewContext(allocator)
	t.Cleanup(cancelTab)
	s.ctx = ctx
	s.listen()
	scheme := "light"
	if look.dark {
		scheme = "dark"
	}
	s.do(chromedp.EmulateViewport(look.width, look.height))
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}); err != nil {
		t.Fatal(err)
	}
	s.do(chromedp.Navigate(address))
	s.wait(`document.querySelectorAll('.phone').length === 3`)
	t.Cleanup(func() {
		for _, problem := range s.recorded() {
			t.Errorf("the browser reports: %s", problem)
		}
	})
	return s
}

// part runs a subtest on the page in the state that the part before left.
func (s *stage) part(name string, do func(*testing.T)) {
	s.t.Helper()
	outer := s.t
	defer func() { s.t = outer }()
	outer.Run(name, func(t *testing.T) {
		s.t = t
		do(t)
	})
}

// startDemo runs the demo as a user does. It returns the address of the page and a
// function that stops the demo; the end of the test stops it too.
func startDemo(t *testing.T, listen string) (address string, stop func()) {
	t.Helper()
	demo := exec.Command(program, "demo", "--listen", listen)
	demo.Stderr = os.Stderr
	output, err := demo.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		_ = demo.Process.Signal(os.Interrupt)
		if err := demo.Wait(); err != nil {
			t.Errorf("the demo ended with %v", err)
		}
	})
	t.Cleanup(stop)
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if address := strings.TrimSpace(lines.Text()); strings.HasPrefix(address, "http://") {
			go func() { _, _ = io.Copy(io.Discard, output) }()
			return address, stop
		}
	}
	t.Fatal("the demo prints no link")
	return "", nil
}

// listen records errors on the console, uncaught errors, and refusals of the policy.
func (s *stage) listen() {
	if _, err := chromedp.Call(s.ctx, browserlog.Enable, cdp.Empty{}); err != nil {
		s.t.Fatal(err)
	}
	entries := chromedp.Events(s.ctx, browserlog.EntryAdded)
	thrown := chromedp.Events(s.ctx, runtime.ExceptionThrown)
	console := chromedp.Events(s.ctx, runtime.ConsoleAPICalled)
	go func() {
		for event, err := range entries {
			if err == nil && (event.Entry.Level == "error" || event.Entry.Level == "warning") {
				s.record(event.Entry.Text + " " + event.Entry.URL)
			}
		}
	}()
	go func() {
		for event, err := range thrown {
			if err == nil {
				s.record(fmt.Sprintf("%s %+v", event.ExceptionDetails.Text, event.ExceptionDetails.Exception))
			}
		}
	}()
	go func() {
		for event, err := range console {
			if err == nil && (event.Type == "error" || event.Type == "warning") {
				s.record(fmt.Sprint("console ", event.Type))
			}
		}
	}()
}

func (s *stage) record(problem string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away && strings.Contains(problem, "net::ERR_") {
		return
	}
	s.problems = append(s.problems, problem)
}

func (s *stage) recorded() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.problems
}

// limit is the time that the browser may take for one step.
const limit = 20 * time.Second

func (s *stage) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// wait returns when the expression is true in the page.
func (s *stage) wait(expression string) {
	s.t.Helper()
	_, err := chromedp.Run(s.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(limit)))
	if err != nil {
		s.screenshot("failed-" + strings.ToLower(s.t.Name()))
		s.t.Fatalf("%s did not become true: %v", expression, err)
	}
}

func evaluate[T any](s *stage, expression string) T {
	s.t.Helper()
	value, err := chromedp.Run(s.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		s.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// screenshot saves a picture of the page in the output of CI.
func (s *stage) screenshot(name string) {
	s.t.Helper()
	picture, err := chromedp.Run(s.ctx, chromedp.CaptureScreenshot())
	folder := filepath.Join("..", "..", "..", ".ci", "out", "screenshots")
	if err = errors.Join(err, os.MkdirAll(folder, 0o755)); err == nil {
		err = os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, "/", "-")+".png"), picture, 0o644)
	}
	if err != nil {
		s.t.Error(err)
	}
}
