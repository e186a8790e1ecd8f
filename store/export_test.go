package store

import (
	"maps"
	"slices"
)

// TransitionActions lists every action that the table of transitions has.
func TransitionActions() []Action { return slices.Sorted(maps.Keys(transitions)) }

// InTable reports whether the table of transitions has the step of an audit entry.
func InTable(entry AuditEntry) bool { return inTable(entry) }
