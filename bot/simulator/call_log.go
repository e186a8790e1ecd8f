package simulator

import (
	"maps"
	"slices"
	"time"
)

// Call is one recorded call of the bot.
type Call struct {
	Method string
	Chat   int64 // 0 when the call names no chat
	At     time.Time

	// Params are the parameters as sent. Files has the names of uploaded files by the
	// field of the form.
	Params map[string]string
	Files  map[string]string

	// Status is the HTTP status of the reply, 0 when the connection was cut.
	Status      int
	Description string // of an error
	// Accepted reports that the call had its effect, even when the reply says
	// otherwise.
	Accepted bool
	// MessageID is the message that was sent or edited, the first one of an album.
	MessageID int64
}

// callLog keeps the newest calls in a ring.
type callLog struct {
	limit int
	ring  []Call
	start int
}

func (l *callLog) add(call Call) {
	if len(l.ring) < l.limit {
		l.ring = append(l.ring, call)
		return
	}
	if l.limit > 0 {
		l.ring[l.start] = call
		l.start = (l.start + 1) % l.limit
	}
}

func (l *callLog) all() []Call {
	all := slices.Concat(l.ring[l.start:], l.ring[:l.start])
	for i := range all {
		all[i].Params = maps.Clone(all[i].Params)
		all[i].Files = maps.Clone(all[i].Files)
	}
	return all
}

// Calls returns the calls of the bot, oldest first, at most Options.KeepCalls.
func (s *Server) Calls() []Call {
	s.state.Lock()
	defer s.state.Unlock()
	return s.calls.all()
}

// OnCall sets a hook that runs for every call, after its effect and before the reply
// is written: a bot killed in the hook has acted and does not know it. Calls run in
// parallel, and so does the hook. It may use the server but must not Close it, and
// must not change the maps of the Call. A nil hook removes it.
func (s *Server) OnCall(hook func(Call)) {
	if hook == nil {
		s.onCall.Store(nil)
		return
	}
	s.onCall.Store(&hook)
}

func (s *Server) recordCall(call Call) {
	s.state.Lock()
	s.calls.add(call)
	s.state.Announce()
	s.state.Unlock()
	if hook := s.onCall.Load(); hook != nil {
		(*hook)(call)
	}
}
