package main_test

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// demo is a running demo over a folder that stays.
type demo struct {
	*process
	folder, address string
}

var demoLink = regexp.MustCompile(`http://\S+/`)

func startDemo(t *testing.T, folder string) *demo {
	t.Helper()
	p := startProcess(t, nil, "demo", "--data", folder)
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	if err := p.stdout.wait(ctx, "Stop it"); err != nil {
		t.Fatal(err)
	}
	return &demo{process: p, folder: folder, address: demoLink.FindString(p.stdout.String())}
}

// does performs an action of the page.
func (d *demo) does(path, body string) {
	d.Helper()
	reply, err := http.Post(d.address+path, "application/json", strings.NewReader(body))
	if err != nil {
		d.Fatal(err)
	}
	_ = reply.Body.Close()
	if reply.StatusCode != http.StatusOK {
		d.Fatalf("%s: %d", path, reply.StatusCode)
	}
}

// shows waits until a phone shows a text and returns the state of that phone.
func (d *demo) shows(name, text string) string {
	d.Helper()
	ctx, cancel := context.WithTimeout(d.Context(), limit)
	defer cancel()
	request, _ := http.NewRequestWithContext(ctx, http.MethodGet, d.address+"events", nil)
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		d.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	lines := bufio.NewScanner(reply.Body)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		if line := lines.Text(); strings.Contains(line, `"name":"`+name+`"`) && strings.Contains(line, text) {
			return line
		}
	}
	d.Fatalf("the phone of %s does not show %q: %v", name, text, lines.Err())
	return ""
}

// keeps waits until a text is in the file of chats.
func (d *demo) keeps(text string) {
	d.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(limit); ; <-look.C {
		content, err := os.ReadFile(filepath.Join(d.folder, "chats.json"))
		if err == nil && strings.Contains(string(content), text) {
			return
		}
		if time.Now().After(deadline) {
			d.Fatalf("%q is not kept: %v", text, err)
		}
	}
}

var (
	kazakhButton = regexp.MustCompile(`"id":(\d+),[^{}]*"text":"[^"]*"[^}]*\{"text":"[^"]*Қазақша","data":"([^"]+)"`)
	pictureFile  = regexp.MustCompile(`"kind":"photo","id":"([^"]+)"`)
)

// TestDemoGoesOnWhereItWas kills a demo and stops another. Each time the phones show the
// same afterwards, and the conversation goes on.
func TestDemoGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "demo")
	d := startDemo(t, folder)
	d.shows("Сәуле", "№")
	d.does("phones", `{"name":"Данияр","language":"ru"}`)
	d.does("clock", `{"minutes":1440}`)
	d.does("phones/2001/text", `{"text":"/start"}`)
	asked := kazakhButton.FindStringSubmatch(d.shows("Данияр", "Қазақша"))
	if asked == nil {
		t.Fatal("there is no button in what Daniyar is shown")
	}
	d.does("phones/101/sample", `{"kind":"photo","caption":"алдын ала"}`)
	d.shows("Айгерім", "алдын ала")
	d.keeps("алдын ала")
	d.keeps(asked[2])
	d.kill()
	<-d.ended

	d = startDemo(t, folder)
	picture := pictureFile.FindStringSubmatch(d.shows("Айгерім", "алдын ала"))
	if picture == nil {
		t.Fatal("the picture is gone")
	}
	if status, content := get(t, d.address+"files/"+picture[1]); status != http.StatusOK || !strings.HasPrefix(content, "\x89PNG") {
		t.Errorf("the picture is served with %d", status)
	}
	if before := d.shows("Олег", "Итоги недели"); strings.Count(before, `"text":"/start"`) != 1 {
		t.Error("the coordinator has begun again")
	}
	d.does("phones/2001/press", `{"message":`+asked[1]+`,"data":"`+asked[2]+`"}`)
	d.shows("Данияр", "Жасыңыз нешеде")
	d.terminate()

	d = startDemo(t, folder)
	d.shows("Данияр", "Жасыңыз нешеде")
	d.does("phones", `{"name":"Әсел","language":"kk"}`)
	d.does("phones/2002/text", `{"text":"/start"}`)
	d.terminate()
}

// A file of chats that is damaged, or of another version, ends the start and stays as it
// is.
func TestDemoRefusesChatsItCannotRead(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "demo")
	startDemo(t, folder).terminate()
	path := filepath.Join(folder, "chats.json")
	for content, says := range map[string]string{
		`{"Version":1,"Cha`: "unexpected end", `{"Version":2}`: "version 2", `{"Version":1,"Chats":{"version":9}}`: "another version",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		p := startProcess(t, nil, "demo", "--data", folder)
		if code := p.exit(); code != failure {
			t.Errorf("%s: exit code %d", content, code)
		}
		p.says(path, "move that file away", says)
		if after, err := os.ReadFile(path); err != nil || string(after) != content {
			t.Errorf("the file was changed: %v", err)
		}
	}
}
