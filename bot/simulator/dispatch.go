package simulator

import (
	"context"
	"net/http"
	"strings"
	"time"
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
		errorReply(errNotFound).write(w)
	case token != s.options.Token:
		errorReply(errUnauthorized).write(w)
	case r.Method != http.MethodPost && r.Method != http.MethodGet:
		errorReply(&failure{status: http.StatusMethodNotAllowed, description: "Method Not Allowed"}).write(w)
	default:
		s.serveMethod(w, r, name)
	}
}

// enter counts a request in, so that Close can wait for it; false once closed.
func (s *Server) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing.Err() != nil {
		return false
	}
	s.serving.Add(1)
	return true
}

// serveMethod takes one call from its parameters to its reply. The call is
// recorded after its effect and before anything is written.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	method, known := methods[strings.ToLower(name)]
	if known {
		name = method.name
	}
	req, failed := readRequest(r, name)
	at := s.now()
	fault, wait := s.claimFault(name, req.chat())
	ctx, cancel := s.callContext(r.Context())
	defer cancel()
	if !pause(ctx, wait) {
		panic(http.ErrAbortHandler)
	}

	answer := reply{}
	accepted := false
	if fault == nil || fault.accepted {
		if failed == nil && !known {
			failed = errMethodNotFound
		}
		answer = s.run(ctx, method, req, failed)
		accepted = answer.status == http.StatusOK
	}
	if fault != nil {
		answer = fault.apply(answer)
	}
	s.recordCall(Call{
		Method: name, Chat: req.chat(), At: at, Params: req.params, Files: req.fileNames(),
		Status: answer.status, Description: answer.description,
		Accepted: accepted, MessageID: req.messageID,
	})
	if fault != nil && fault.hang {
		<-ctx.Done()
	}
	answer.write(w)
}

// run checks the parameters and performs the method.
func (s *Server) run(ctx context.Context, method *method, req *request, failed *failure) reply {
	if failed == nil {
		failed = method.check(req)
	}
	var result any
	if failed == nil && method.wait != nil {
		result, failed = method.wait(ctx, s, req)
	}
	result, failed = s.perform(method, req, result, failed)
	if failed != nil {
		return errorReply(failed)
	}
	return resultReply(result)
}

// perform is the part of run that needs the lock.
func (s *Server) perform(method *method, req *request, result any, failed *failure) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if failed == nil && method.run != nil {
		result, failed = method.run(s, req)
	}
	if failed == nil {
		failed = req.checkUploadsUsed()
	}
	if failed != nil && failed.mistake {
		s.violate(req.method, req.chat(), failed.description)
	}
	return result, failed
}

// callContext ends with the request and with the server.
func (s *Server) callContext(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	stop := context.AfterFunc(s.closing, cancel)
	return ctx, func() { stop(); cancel() }
}

// pause waits; false when the call was given up meanwhile.
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
