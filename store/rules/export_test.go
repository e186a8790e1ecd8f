package rules

import (
	"maps"
	"slices"

	"usynys/store"
)

// TransitionActions lists every action that the table of transitions has.
func TransitionActions() []store.Action { return slices.Sorted(maps.Keys(transitions)) }

// InTable reports whether the table of transitions has the step of an audit entry.
func InTable(entry store.AuditEntry) bool { return inTable(entry) }
