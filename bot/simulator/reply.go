package simulator

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"

	"usynys/bot/simulator/botapi"
)

// reply is the HTTP reply to a call.
type reply struct {
	status      int // 0 cuts the connection
	body        []byte
	html        bool
	retryAfter  int    // seconds
	description string // for the log of calls
}

func resultReply(result any) reply {
	body, err := json.Marshal(struct {
		OK     bool `json:"ok"`
		Result any  `json:"result"`
	}{true, result})
	if err != nil {
		return errorReply(&botapi.Error{Status: http.StatusInternalServerError, Description: "Internal Server Error: " + err.Error()})
	}
	return reply{status: http.StatusOK, body: body}
}

func errorReply(err *botapi.Error) reply {
	type parameters struct {
		RetryAfter int   `json:"retry_after,omitempty"`
		MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
	}
	content := struct {
		OK          bool        `json:"ok"`
		Code        int         `json:"error_code"`
		Description string      `json:"description"`
		Parameters  *parameters `json:"parameters,omitempty"`
	}{Code: err.Status, Description: err.Description}
	if err.RetryAfter != 0 || err.MigrateTo != 0 {
		content.Parameters = &parameters{err.RetryAfter, err.MigrateTo}
	}
	// A struct of numbers and strings always marshals.
	body, _ := json.Marshal(content)
	return reply{status: err.Status, body: body, retryAfter: err.RetryAfter, description: err.Description}
}

func (a reply) write(w http.ResponseWriter) {
	if a.status == 0 {
		cut(w)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "application/json")
	if a.html {
		header.Set("Content-Type", "text/html")
	}
	header.Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.retryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(a.retryAfter))
	}
	w.WriteHeader(a.status)
	// A client that is gone does not need its reply.
	_, _ = w.Write(a.body)
}

// cut drops the connection without a byte of reply, with a TCP reset where the
// platform allows it.
func cut(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	connection, _, err := hijacker.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}
