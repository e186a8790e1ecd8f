package simulator

import (
	"context"
	"strings"
)

// method is one row of the table of methods. Exactly one of run and wait is set.
type method struct {
	name       string
	parameters []parameter

	// run performs the call with the server's lock held.
	run func(*Server, *request) (any, *failure)

	// wait performs a call that may last, without the lock.
	wait func(context.Context, *Server, *request) (any, *failure)
}

// methods is the table by lower-case name: "All methods in the Bot API are
// case-insensitive".
var methods = byName(updateMethods, messageMethods, editMethods, mediaMethods, profileMethods)

func byName(groups ...[]*method) map[string]*method {
	table := map[string]*method{}
	for _, group := range groups {
		for _, method := range group {
			table[strings.ToLower(method.name)] = method
		}
	}
	return table
}

func (m *method) parameter(name string) (parameter, bool) {
	for _, p := range m.parameters {
		if p.name == name {
			return p, true
		}
	}
	return parameter{}, false
}

// check compares the call with the table: no unknown names, the right types,
// everything required present.
func (m *method) check(req *request) *failure {
	for name, raw := range req.params {
		p, ok := m.parameter(name)
		switch {
		case !ok:
			return mistakef("unknown parameter %q of %s in Bot API 10.1", name, m.name)
		case p.refused:
			return mistakef("parameter %q of %s is not simulated", name, m.name)
		case !p.kind.valid(raw):
			return mistakef("parameter %q of %s must be of type %s", name, m.name, p.kind.types)
		}
	}
	for _, p := range m.parameters {
		if _, given := req.params[p.name]; p.required && !given && !req.uploaded(p) {
			return mistakef("parameter %q of %s is required", p.name, m.name)
		}
	}
	return nil
}

// uploaded reports whether the parameter came as a file of the form.
func (req *request) uploaded(p parameter) bool {
	return p.kind.types == fileKind.types && req.uploads[p.name] != nil
}

func (req *request) fileNames() map[string]string {
	if len(req.uploads) == 0 {
		return nil
	}
	names := make(map[string]string, len(req.uploads))
	for field, file := range req.uploads {
		names[field] = file.name
	}
	return names
}

// checkUploadsUsed finds a file that no parameter refers to.
func (req *request) checkUploadsUsed() *failure {
	for field, file := range req.uploads {
		if !file.used {
			return mistakef("uploaded file in field %q is not used", field)
		}
	}
	return nil
}

// required marks parameters of a shared list as required; used when a table is
// written as "these, of which those are required".
func required(name string, kind kind) parameter {
	return parameter{name: name, kind: kind, required: true}
}

func optional(name string, kind kind) parameter {
	return parameter{name: name, kind: kind}
}

func refused(name string, kind kind) parameter {
	return parameter{name: name, kind: kind, refused: true}
}

func join(lists ...[]parameter) []parameter {
	var all []parameter
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}
