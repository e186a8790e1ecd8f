package bot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"usynys/bot/simulator"
)

// wire is a proxy between a bot and Telegram. Once cut, it carries nothing, as from a dead
// process.
type wire struct {
	*httptest.Server
	cut atomic.Bool
	// confirms has the wire confirm updates at once, before the bot has stored anything of
	// them.
	confirms bool
	api      string
}

func newWire(t *testing.T, server *simulator.Server) *wire {
	t.Helper()
	target, err := url.Parse(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{api: server.URL() + "/bot" + server.Token()}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ModifyResponse = w.carry
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) }
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if w.cut.Load() {
			panic(http.ErrAbortHandler)
		}
		proxy.ServeHTTP(out, in)
	}))
	t.Cleanup(w.Close)
	return w
}

// carry confirms the updates of an answer, if the wire confirms.
func (w *wire) carry(answer *http.Response) error {
	if !w.confirms || !strings.HasSuffix(answer.Request.URL.Path, "/getUpdates") {
		return nil
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	var content struct {
		Result []struct {
			ID int64 `json:"update_id"`
		} `json:"result"`
	}
	if err := json.Unmarshal(body, &content); err != nil || len(content.Result) == 0 {
		return err
	}
	next := content.Result[len(content.Result)-1].ID + 1
	return w.post("getUpdates", url.Values{"offset": {fmt.Sprint(next)}, "timeout": {"0"}})
}

// post calls Telegram directly.
func (w *wire) post(method string, parameters url.Values) error {
	client := http.Client{Timeout: limit}
	answer, err := client.PostForm(w.api+"/"+method, parameters)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}
