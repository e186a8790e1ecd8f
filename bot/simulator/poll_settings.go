package simulator

import (
	"slices"
	"time"
)

const repeatedOffsetSpan = 500 * time.Millisecond

func (s *Server) pollLimit(req *request) int {
	limit := int(req.integer("limit"))
	if limit == 0 {
		limit = 100
	}
	repeated := !s.poll.lastReply.IsZero() && s.poll.lastOffset == req.integer("offset") &&
		s.now().Sub(s.poll.lastReply) < repeatedOffsetSpan
	if s.options.RepeatedOffsetGivesOne && repeated {
		return 1
	}
	return limit
}

// applyPollSettings checks limit and timeout and remembers allowed_updates.
func (s *Server) applyPollSettings(req *request) *failure {
	if _, given := req.params["limit"]; given {
		if limit := req.integer("limit"); limit < 1 || limit > 100 {
			return mistakef("limit must be between 1 and 100")
		}
	}
	if req.integer("timeout") < 0 {
		return mistakef("timeout must not be negative")
	}
	if _, given := req.params["allowed_updates"]; !given {
		return nil
	}
	var allowed []string
	if failed := decode(req, "allowed_updates", &allowed); failed != nil {
		return failed
	}
	for _, kind := range allowed {
		if !slices.Contains(updateKinds, kind) {
			return mistakef("allowed_updates names the unknown kind %q", kind)
		}
	}
	s.poll.allowed = allowed
	return nil
}
