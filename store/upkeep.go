package store

// Upkeep is what an administrator has begun and not yet finished: an invitation,
// somebody's new scope, a reason for declining. It waits on their own record, so
// that a restart loses nothing and the end of their role ends it.
type Upkeep struct {
	// Member is whose scope is being chosen; 0 for somebody who is to be invited.
	// Seen is the stamp of their record when it was begun.
	Member PersonID `json:"member,omitempty"`
	Seen   uint32   `json:"seen,omitempty"`
	Role   Role     `json:"role,omitempty"`
	Scope  Scope    `json:"scope,omitzero"`
	// RegionsChosen and TopicsChosen are set once that part of the scope is complete.
	RegionsChosen bool `json:"regions_chosen,omitempty"`
	TopicsChosen  bool `json:"topics_chosen,omitempty"`
	// Template is a reason as it has been written so far; its code is empty for a new
	// one. Before is how it was when that was begun.
	Template Template `json:"template,omitzero"`
	Before   Template `json:"before,omitzero"`
}
