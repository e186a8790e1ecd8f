package simulator

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
)

// reply is what goes back to the bot.
type reply struct {
	status      int // 0 cuts the connection
	body        []byte
	html        bool
	retryAfter  int
	description string // for the log of calls
}

func resultReply(result any) reply {
	body, err := json.Marshal(struct {
		OK     bool `json:"ok"`
		Result any  `json:"result"`
	}{true, result})
	if err != nil {
		return errorReply(&failure{status: http.StatusInternalServerError, description: "Internal Server Error: " + err.Error()})
	}
	return reply{status: http.StatusOK, body: body}
}

func errorReply(f *failure) reply {
	type parameters struct {
		RetryAfter int   `json:"retry_after,omitempty"`
		MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
	}
	content := struct {
		OK          bool        `json:"ok"`
		Code        int         `json:"error_code"`
		Description string      `json:"description"`
		Parameters  *parameters `json:"parameters,omitempty"`
	}{Code: f.status, Description: f.description}
	if f.retryAfter != 0 || f.migrateTo != 0 {
		content.Parameters = &parameters{f.retryAfter, f.migrateTo}
	}
	// A struct of numbers and strings cannot fail to marshal.
	body, _ := json.Marshal(content)
	return reply{status: f.status, body: body, retryAfter: f.retryAfter, description: f.description}
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

// cut drops the connection without a byte of reply, by a reset where the
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
