//go:build image

package main_test

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
)

// nobody is the user of the image.
const nobody = 65532

// container runs the image as compose.yaml does, but on the network of this machine,
// where the simulated Telegram is.
type container struct {
	*world
	composed           composed
	name, secret, http string
}

// TestImage runs the image as an operator does. `.ci/image` builds it, passes its name in
// USYNYS_TEST_IMAGE and installs podman.
func TestImage(t *testing.T) {
	w := newWorld(t, simulator.Options{})
	c := &container{world: w, composed: readCompose(t), name: "usynys-test", secret: secretFile(t, w.server.Token()), http: freeAddress(t)}
	c.says(c.podman("version"), "usynys ci (commit ")
	c.says(c.podman("check"), "the token belongs to @", "there is none yet")

	bot := startBinary(t, "podman", os.Environ(), c.arguments("run")...)
	c.converse(newAuthor(w, 500, store.Kazakh, 7))
	c.says(c.execute("podman", "healthcheck", "run", c.name), "")
	c.says(c.execute("podman", "exec", c.name, "/usynys", "health"), "ready")
	c.says(c.execute("podman", "exec", c.name, "/usynys", "backup"), "/data/backups/usynys-")
	c.confined()
	c.execute("podman", "stop", "--time", "20", c.name)
	if code := bot.exit(); code != 0 {
		t.Errorf("after `podman stop` the bot ended with %d", code)
	}
	c.says(c.podman("check"), "1 proposals (1 waiting), 1 people", "the newest backup is usynys-")
}

func secretFile(t *testing.T, token string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(path, []byte(token+"\n"), 0o400); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(path, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	return path
}

// freeAddress returns an address that was free a moment ago.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// arguments returns those of `podman run` for a command of the program, with all settings
// of the service in compose.yaml. Compose itself is not installed here.
func (c *container) arguments(command string) []string {
	service := c.composed.Services["usynys"]
	arguments := []string{
		"run", "--rm", "--name", c.name, "--pull", "never", "--network", "host",
		// Unlike Docker, podman would make /tmp writable.
		"--read-only=" + strconv.FormatBool(service.ReadOnly), "--read-only-tmpfs=false",
		"--memory", service.Memory, "--pids-limit", service.Processes,
		"--volume", c.secret + ":/run/secrets/" + service.Secrets[0] + ":ro",
		"--env", "USYNYS_HTTP=" + c.http,
	}
	for _, capability := range service.Capabilities {
		arguments = append(arguments, "--cap-drop", capability)
	}
	for _, option := range service.Security {
		arguments = append(arguments, "--security-opt", option)
	}
	for _, volume := range service.Volumes {
		arguments = append(arguments, "--volume", "usynys-test-"+volume)
	}
	for name, value := range service.Environment {
		if name != "USYNYS_ADMINS" {
			arguments = append(arguments, "--env", name+"="+value)
		}
	}
	for _, variable := range c.environment() {
		if strings.HasPrefix(variable, "TELEGRAM_API_URL=") || strings.HasPrefix(variable, "USYNYS_ADMINS=") {
			arguments = append(arguments, "--env", variable)
		}
	}
	return append(arguments, os.Getenv("USYNYS_TEST_IMAGE"), command)
}

// podman runs a command of the program to its end and returns its output.
func (c *container) podman(command string) string {
	c.Helper()
	return c.execute("podman", c.arguments(command)...)
}

// execute runs a program that must succeed and returns its output.
func (c *container) execute(name string, arguments ...string) string {
	c.Helper()
	said, err := exec.CommandContext(c.Context(), name, arguments...).CombinedOutput() //nolint:gosec // the arguments are those of this test
	if err != nil {
		c.Fatalf("%s %s: %v\n%s", name, strings.Join(arguments, " "), err, said)
	}
	return string(said)
}

func (c *container) says(said string, parts ...string) {
	c.Helper()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			c.Errorf("want %q in:\n%s", part, said)
		}
	}
}

// confined inspects the process from outside: its user, its rights, and that only its
// data can be written.
func (c *container) confined() {
	c.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(c.execute("podman", "inspect", "--format", "{{.State.Pid}}", c.name)))
	if err != nil {
		c.Fatal(err)
	}
	status := c.proc(pid, "status")
	for _, line := range []string{`Uid:(\t65532){4}`, `Gid:(\t65532){4}`, `CapEff:\t0+`, `CapBnd:\t0+`, `NoNewPrivs:\t1`} {
		if !regexp.MustCompile(`(?m)^` + line + `$`).MatchString(status) {
			c.Errorf("there is no line %s in the status of the process:\n%s", line, status)
		}
	}
	mounts := c.proc(pid, "mountinfo")
	for _, mount := range []string{` / ro[, ]`, ` /data rw[, ]`, ` /run/secrets/token ro[, ]`} {
		if !regexp.MustCompile(`(?m)^\d+ \d+ \S+ \S+` + mount).MatchString(mounts) {
			c.Errorf("there is no mount%s:\n%s", mount, mounts)
		}
	}
}

func (c *container) proc(pid int, file string) string {
	c.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, file))
	if err != nil {
		c.Fatal(err)
	}
	return string(text)
}

// TestImageHoldsNothingElse compares the labels and contents of the image: nothing of the
// machine that built it is in it.
func TestImageHoldsNothingElse(t *testing.T) {
	c := &container{world: newWorld(t, simulator.Options{}), name: "usynys-test-content"}
	var image []struct {
		User   string
		Config struct {
			Env        []string
			Entrypoint []string
			Volumes    map[string]any
		}
		Healthcheck struct{ Test []string }
	}
	text := c.execute("podman", "image", "inspect", os.Getenv("USYNYS_TEST_IMAGE"))
	if err := json.Unmarshal([]byte(text), &image); err != nil || len(image) != 1 {
		t.Fatalf("%v in\n%s", err, text)
	}
	got := fmt.Sprint(image[0])
	const wanted = "{65532:65532 {[PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin USYNYS_DATA=/data] [/usynys] map[/data:map[]]} {[CMD /usynys health]}}"
	if got != wanted {
		t.Errorf("the image is\n%s, want\n%s", got, wanted)
	}
	archive := filepath.Join(t.TempDir(), "image.tar")
	c.execute("podman", "create", "--name", c.name, os.Getenv("USYNYS_TEST_IMAGE"))
	c.execute("podman", "export", "--output", archive, c.name)
	c.execute("podman", "rm", c.name)
	const listed = `drwx------ 65532/65532 data/
drwxr-xr-x 0/0 etc/
drwxr-xr-x 0/0 etc/ssl/
drwxr-xr-x 0/0 etc/ssl/certs/
-rw-r--r-- 0/0 etc/ssl/certs/ca-certificates.crt
drwxrwxrwt 0/0 tmp/
-rwxr-xr-x 0/0 usynys
`
	list := regexp.MustCompile(` +\d+ \d{4}-\d\d-\d\d \d\d:\d\d `).ReplaceAllString(c.execute("tar", "--list", "--verbose", "--numeric-owner", "--file", archive), " ")
	if list != listed {
		t.Errorf("in the image is\n%s, want\n%s", list, listed)
	}
}
