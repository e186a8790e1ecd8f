package method

import (
	"context"
	"strings"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

// Method is one method of the Bot API. Exactly one of run and wait is set.
type Method struct {
	Name       string
	Parameters call.Parameters

	// run performs the call with the lock of the state held.
	run func(*messenger.State, *call.Request) (any, *botapi.Error)

	// wait performs a call that may last, without the lock.
	wait func(context.Context, *messenger.State, *call.Request) (any, *botapi.Error)
}

// table has the methods by lower-case name: "All methods in the Bot API are
// case-insensitive".
var table = byName(updateMethods, sendMethods, editMethods, fileMethods, callbackMethods, profileMethods)

func byName(groups ...[]*Method) map[string]*Method {
	methods := map[string]*Method{}
	for _, group := range groups {
		for _, method := range group {
			methods[strings.ToLower(method.Name)] = method
		}
	}
	return methods
}

// Find returns the method with the name, nil when there is none.
func Find(name string) *Method { return table[strings.ToLower(name)] }

// Run validates the parameters and performs the call. It takes the lock itself, and
// records a violation when the call has one. requestError is what went wrong when
// the request was read.
func Run(ctx context.Context, s *messenger.State, method *Method, req *call.Request, requestError *botapi.Error) (any, *botapi.Error) {
	err := requestError
	switch {
	case err != nil:
	case method == nil:
		err = botapi.ErrMethodNotFound
	default:
		err = method.Parameters.Validate(req)
	}
	var result any
	if err == nil && method.wait != nil {
		result, err = method.wait(ctx, s, req)
	}
	s.Lock()
	defer s.Unlock()
	if err == nil && method.run != nil {
		result, err = method.run(s, req)
	}
	if err == nil {
		err = req.CheckUploads()
	}
	if err != nil && err.Violation {
		s.AddViolation(req.Method, req.Chat(), err.Description)
	}
	return result, err
}

func join(lists ...call.Parameters) call.Parameters {
	var all call.Parameters
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}
