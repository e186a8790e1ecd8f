package simulator

import (
	"slices"
	"time"
)

// Target says which calls meet a fault.
type Target struct {
	Method string // empty: any method
	Chat   int64  // 0: any chat
	Times  int    // how many calls; 0: all until the fault is lifted
	// Chance is the probability, from 0 to 1, that a call of the target meets the
	// fault; 0 means always. Options.Seed decides on each call.
	Chance float64
}

// Fault is an injected fault. Of several that match a call, the first one is used
// until its Times are over.
type Fault struct {
	server *Server
	target Target
	left   int
	Reaction
}

// Break injects a fault: the calls of the target meet the reaction.
func (s *Server) Break(target Target, reaction Reaction) *Fault {
	s.state.Lock()
	defer s.state.Unlock()
	fault := &Fault{server: s, target: target, left: target.Times, Reaction: reaction}
	s.faults = append(s.faults, fault)
	return fault
}

// Lift ends the fault.
func (f *Fault) Lift() {
	f.server.state.Lock()
	defer f.server.state.Unlock()
	f.server.faults = slices.DeleteFunc(f.server.faults, func(other *Fault) bool { return other == f })
}

// Repair ends all faults.
func (s *Server) Repair() {
	s.state.Lock()
	defer s.state.Unlock()
	s.faults = nil
}

// SetLatency sets the delay before each call has its effect.
func (s *Server) SetLatency(latency time.Duration) {
	s.state.Lock()
	defer s.state.Unlock()
	s.latency = latency
}

// nextFault returns the fault for a call, nil for none, and the delay before it.
func (s *Server) nextFault(method string, chat int64) (*Fault, time.Duration) {
	s.state.Lock()
	defer s.state.Unlock()
	for i, fault := range s.faults {
		if !fault.target.matches(method, chat) || fault.target.Chance > 0 && s.chance.Float64() >= fault.target.Chance {
			continue
		}
		if fault.target.Times > 0 {
			if fault.left--; fault.left == 0 {
				s.faults = slices.Delete(s.faults, i, i+1)
			}
		}
		return fault, s.latency + fault.delay
	}
	return nil, s.latency
}

func (t Target) matches(method string, chat int64) bool {
	return (t.Method == "" || t.Method == method) && (t.Chat == 0 || t.Chat == chat)
}

// apply turns the true reply into the faulty one.
func (r Reaction) apply(answer reply) reply {
	if r.change == nil {
		return answer
	}
	return r.change(answer)
}
