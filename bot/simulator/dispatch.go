package simulator

import (
	"context"
	"net/http"
	"strings"
	"time"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/method"
)

func (s *Server) serveHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.enter() {
		panic(http.ErrAbortHandler)
	}
	defer s.serving.Done()
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, name, found := strings.Cut(rest, "/")
	switch {
	case !ok || !found:
		errorReply(botapi.ErrNotFound).write(w)
	case token != s.options.Token:
		errorReply(botapi.ErrUnauthorized).write(w)
	case r.Method != http.MethodPost && r.Method != http.MethodGet:
		errorReply(&botapi.Error{Status: http.StatusMethodNotAllowed, Description: "Method Not Allowed"}).write(w)
	default:
		s.serveMethod(w, r, name)
	}
}

// enter counts a request, so that Close can wait for it. It returns false once the
// server is closed.
func (s *Server) enter() bool {
	s.state.Lock()
	defer s.state.Unlock()
	if s.closing.Err() != nil {
		return false
	}
	s.serving.Add(1)
	return true
}

// serveMethod performs one call. The call is recorded after its effect and before
// anything is written.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	called := method.Find(name)
	if called != nil {
		name = called.Name
	}
	req, requestError := call.Read(r, name)
	at := s.options.Now()
	fault, wait := s.nextFault(name, req.Chat())
	ctx, cancel := s.callContext(r.Context())
	defer cancel()
	if !pause(ctx, wait) {
		panic(http.ErrAbortHandler)
	}

	answer := reply{}
	accepted := false
	if fault == nil || fault.accepted {
		if result, err := method.Run(ctx, s.state, called, req, requestError); err != nil {
			answer = errorReply(err)
		} else {
			answer = resultReply(result)
		}
		accepted = answer.status == http.StatusOK
	}
	if fault != nil {
		answer = fault.apply(answer)
	}
	s.recordCall(Call{
		Method: name, Chat: req.Chat(), At: at, Params: req.Params, Files: req.FileNames(),
		Status: answer.status, Description: answer.description,
		Accepted: accepted, MessageID: req.MessageID,
	})
	if fault != nil && fault.hang {
		<-ctx.Done()
	}
	answer.write(w)
}

// callContext returns a context that ends with the request and with the server.
func (s *Server) callContext(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	stop := context.AfterFunc(s.closing, cancel)
	return ctx, func() { stop(); cancel() }
}

// pause waits. It returns false when the context ended first.
func pause(ctx context.Context, wait time.Duration) bool {
	if wait <= 0 {
		return true
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
