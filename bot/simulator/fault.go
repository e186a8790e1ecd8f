package simulator

import (
	"slices"
	"time"
)

// Target says which calls a fault meets.
type Target struct {
	Method string // empty: any method
	Chat   int64  // 0: any chat
	Times  int    // how many calls; 0: all until lifted
	// Chance is how likely the fault meets a call of the target, from 0 to 1; 0 is
	// always. What chance says depends on Options.Seed.
	Chance float64
}

// Fault is a scripted failure. Of several that meet a call, the one scripted
// first is taken until it is used up.
type Fault struct {
	server   *Server
	target   Target
	left     int
	accepted bool
	hang     bool
	delay    time.Duration
	change   func(reply) reply
}

// Break scripts a reaction to the calls of the target.
func (s *Server) Break(target Target, reaction Reaction) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	fault := &Fault{
		server: s, target: target, left: target.Times,
		accepted: reaction.accepted, hang: reaction.hang, delay: reaction.delay, change: reaction.change,
	}
	s.faults = append(s.faults, fault)
	return fault
}

// Lift ends the fault.
func (f *Fault) Lift() {
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	f.server.faults = slices.DeleteFunc(f.server.faults, func(other *Fault) bool { return other == f })
}

// Repair ends all faults.
func (s *Server) Repair() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// SetLatency has every call wait before it is looked at.
func (s *Server) SetLatency(latency time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latency = latency
}

// claimFault takes the fault for a call, if any, and says how long to wait.
func (s *Server) claimFault(method string, chat int64) (*Fault, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, fault := range s.faults {
		if !fault.meets(method, chat) || fault.target.Chance > 0 && s.chance.Float64() >= fault.target.Chance {
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

func (f *Fault) meets(method string, chat int64) bool {
	return (f.target.Method == "" || f.target.Method == method) && (f.target.Chat == 0 || f.target.Chat == chat)
}

// apply turns the true reply into the broken one.
func (f *Fault) apply(answer reply) reply {
	if f.change == nil {
		return answer
	}
	return f.change(answer)
}
