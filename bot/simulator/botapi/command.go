package botapi

// Command is BotCommand: an entry of the menu of commands.
type Command struct {
	Name        string `json:"command"`
	Description string `json:"description"`
}

// Scope is BotCommandScope: who sees a list of commands. The zero value is the
// default scope.
type Scope struct {
	Type string // as in the Bot API; empty means default
	Chat int64
	User int64
}
