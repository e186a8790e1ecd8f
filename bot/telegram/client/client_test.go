package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"usynys/store"
)

// serve runs a server that answers every call alike, and a client of it.
func serve(t testing.TB, answer http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return clientOf(t, server.URL)
}

func clientOf(t testing.TB, address string) *Client {
	t.Helper()
	client, err := New(Options{Token: NewSecret(testToken), BaseURL: address, Files: uploadFiles})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// uploadMessage has a file of uploadFiles.
var (
	uploadFiles   = fstest.MapFS{"kept": {Data: []byte("a")}}
	uploadMessage = store.Message{Files: []store.File{{Kept: "kept", Kind: store.AttachmentDocument, Name: "a.csv"}}}
)

func failureOf(t *testing.T, err error) *Error {
	t.Helper()
	var failure *Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %v, want an *Error", err)
	}
	if text := err.Error(); strings.Contains(text, "CANARY") || strings.Contains(text, "http://") {
		t.Errorf("the token or the address is in the error %q", text)
	}
	return failure
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	for _, options := range []Options{
		{},
		{Token: NewSecret("no token")},
		{Token: NewSecret("123:with/slash")},
		{Token: NewSecret(testToken), BaseURL: "ftp://example.org"},
		{Token: NewSecret(testToken), BaseURL: "://"},
		{Token: NewSecret(testToken), PollTimeout: time.Millisecond},
	} {
		if _, err := New(options); err == nil {
			t.Errorf("New(%v) succeeded", options)
		} else if strings.Contains(err.Error(), "CANARY") {
			t.Errorf("the token is in the error %q", err)
		}
	}
	for _, address := range []string{"", "https://example.org/", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1", "http://bot-api.internal:8081"} {
		if _, err := New(Options{Token: NewSecret(testToken), BaseURL: address}); err != nil {
			t.Errorf("New with %q: %v", address, err)
		}
	}
}

func TestCallIsCancelledWithItsContext(t *testing.T) {
	arrived := make(chan struct{})
	client := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // Only a server that has read the body sees the client go.
		close(arrived)
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-arrived; cancel() }()
	_, err := client.GetUpdates(ctx, 1)
	if !errors.Is(err, context.Canceled) || strings.Contains(err.Error(), "CANARY") {
		t.Errorf("got %v", err)
	}
	if _, ok := errors.AsType[*Error](err); ok {
		t.Error("a call that was given up is no failure of Telegram")
	}
}

func TestCallHasATimeLimit(t *testing.T) {
	client := serve(t, func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body); <-r.Context().Done() })
	_, err := client.call(t.Context(), time.Millisecond, "getMe", nil)
	if failure := failureOf(t, err); failure.Class != Temporary {
		t.Errorf("got %v", failure)
	}
}

func TestNetworkErrorsAreTemporaryAndHideTheToken(t *testing.T) {
	dead := httptest.NewServer(nil)
	address := dead.URL
	dead.Close()
	_, err := clientOf(t, address).GetMe(t.Context())
	if failure := failureOf(t, err); failure.Class != Temporary || failure.Ambiguous {
		t.Errorf("nobody there: %v, ambiguous %t", failure, failure.Ambiguous)
	}
	cut := serve(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	_, err = cut.GetMe(t.Context())
	if failure := failureOf(t, err); failure.Class != Temporary || !failure.Ambiguous {
		t.Errorf("connection cut: %v, ambiguous %t", failure, failure.Ambiguous)
	}
}

func TestTokenIsRemovedFromErrors(t *testing.T) {
	client := clientOf(t, "https://api.telegram.org")
	cause := client.withoutAddress(fmt.Errorf("no way to %s there", testToken))
	if text := cause.Error(); text != "no way to [secret] there" {
		t.Errorf("got %q", text)
	}
	if text := client.withoutQuotes("Bad Request: " + testToken); strings.Contains(text, "CANARY") {
		t.Errorf("got %q", text)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	var elsewhere atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	defer other.Close()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
	})
	_, err := client.GetMe(t.Context())
	if failure := failureOf(t, err); failure.Class != Temporary || failure.Ambiguous || elsewhere.Load() != 0 {
		t.Errorf("got %v, followed %d times", failure, elsewhere.Load())
	}
}

func TestConnectionsAreReused(t *testing.T) {
	var connections atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"ok":true,"result":{"message_id":1}}`))
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	client := clientOf(t, server.URL)
	for range 50 {
		if _, err := client.Send(t.Context(), 1, store.Message{Text: "x"}, false); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := client.Send(t.Context(), 1, uploadMessage, false); err != nil {
		t.Fatal(err)
	}
	if got := connections.Load(); got != 1 {
		t.Errorf("%d connections for 51 calls", got)
	}
}
