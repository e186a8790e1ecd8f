package page_test

import (
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"
)

func TestOtherPagesAreKeptOut(t *testing.T) {
	s := start(t)
	tests := map[string]func(*http.Request){
		"another origin":        func(r *http.Request) { r.Header.Set("Origin", "https://example.com") },
		"another site":          func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"a name made to rebind": func(r *http.Request) { r.Host = "example.com" },
	}
	for name, change := range tests {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/phones/7/text", strings.NewReader(`{"text":"x"}`))
		if err != nil {
			t.Fatal(err)
		}
		change(request)
		reply, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		if reply.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", name, reply.StatusCode)
		}
	}
	if n := len(s.person.Messages()); n != 0 {
		t.Errorf("%d messages were sent", n)
	}
}

func TestInvalidActionsAreRefused(t *testing.T) {
	s := start(t)
	for path, body := range map[string]string{
		"/phones/7/text":     `{`,
		"/phones/7/sample":   `{"kind":"poem"}`,
		"/phones/7/location": `{"latitude":91}`,
		"/phones/7/files":    `x`,
		"/phones":            `{"name":"","language":"kk"}`,
		"/fault":             `{"name":"418","on":true}`,
		"/clock":             `{"minutes":-1}`,
	} {
		if status := s.post(path, body); status != http.StatusBadRequest {
			t.Errorf("%s %s: %d", path, body, status)
		}
	}
	if status := s.post("/phones/8/text", `{"text":"x"}`); status != http.StatusNotFound {
		t.Errorf("a phone that is not there: %d", status)
	}
}

// TestThePolicyIsStrict checks that everything loads from this server only.
func TestThePolicyIsStrict(t *testing.T) {
	s := start(t)
	reply, err := http.Get(s.url + "/")
	if err != nil {
		t.Fatal(err)
	}
	_ = reply.Body.Close()
	policy := reply.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("policy %q", policy)
	}
}

// TestNothingIsReadAsHTML refuses APIs that turn a text into markup, inline styles and
// handlers, and addresses of other sites in the static files.
func TestNothingIsReadAsHTML(t *testing.T) {
	files := os.DirFS("static")
	names, err := fs.Glob(files, "*")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(content), `xmlns="http://www.w3.org/2000/svg"`, "")
		for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http://", "https://", "<style", " style=", "onclick="} {
			if strings.Contains(text, word) {
				t.Errorf("%s has %s", name, word)
			}
		}
	}
}
