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

// look is the screen a test looks at.
type look struct {
	width, height int64
	dark          bool
}

// name is how a look is called in a screenshot's.
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
	// address is that of the page; stopDemo ends what serves it.
	address  string
	stopDemo func()

	mu       sync.Mutex
	troubles []string
	// away is set while the demo is: that its address does not answer is no trouble then.
	away bool
}

// open starts the demo and opens its page. What the browser complains of fails the
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
		for _, trouble := range s.noted() {
			t.Errorf("the browser complains: %s", trouble)
		}
	})
	return s
}

// part is a test within a test, on the page as the one before has left it.
func (s *stage) part(name string, do func(*testing.T)) {
	s.t.Helper()
	outer := s.t
	defer func() { s.t = outer }()
	outer.Run(name, func(t *testing.T) {
		s.t = t
		do(t)
	})
}

// startDemo runs the demo as anybody would and returns the address of its page, and
// what stops it; the end of the test does, too.
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

// listen notes errors on the console, uncaught ones and what the policy refused.
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
				s.note(event.Entry.Text + " " + event.Entry.URL)
			}
		}
	}()
	go func() {
		for event, err := range thrown {
			if err == nil {
				s.note(fmt.Sprintf("%s %+v", event.ExceptionDetails.Text, event.ExceptionDetails.Exception))
			}
		}
	}()
	go func() {
		for event, err := range console {
			if err == nil && (event.Type == "error" || event.Type == "warning") {
				s.note(fmt.Sprint("console ", event.Type))
			}
		}
	}()
}

func (s *stage) note(trouble string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away && strings.Contains(trouble, "net::ERR_") {
		return
	}
	s.troubles = append(s.troubles, trouble)
}

func (s *stage) noted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.troubles
}

// limit is how long the browser may take for one thing.
const limit = 20 * time.Second

func (s *stage) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// wait returns when an expression is true in the page.
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

// screenshot keeps what the page shows among the output of CI.
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
