package store

import (
	"maps"
	"slices"
)

// TransitionActions lists every action that the table of transitions has.
func TransitionActions() []Action { return slices.Sorted(maps.Keys(transitions)) }
