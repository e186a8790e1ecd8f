package dialog

import (
	"fmt"
	"strconv"
	"strings"
)

// PressLimit is how many bytes a button can carry (Bot API,
// InlineKeyboardButton.callback_data).
const PressLimit = 64

// Press is the data of a button: an action, its argument, and the revision of its
// subject when the button was made. A press comes from outside and may be forged.
type Press struct {
	Action   string
	Argument string
	Revision uint32
}

// String returns the callback data of a press: action:argument:revision.
func (p Press) String() string {
	return p.Action + ":" + p.Argument + ":" + strconv.FormatUint(uint64(p.Revision), 10)
}

// ParsePress parses callback data.
func ParsePress(data string) (Press, error) {
	parts := strings.Split(data, ":")
	if len(data) > PressLimit || len(parts) != 3 || parts[0] == "" {
		return Press{}, fmt.Errorf("not a press of this bot")
	}
	revision, err := strconv.ParseUint(parts[2], 10, 32)
	if err != nil {
		return Press{}, fmt.Errorf("not a press of this bot")
	}
	return Press{Action: parts[0], Argument: parts[1], Revision: uint32(revision)}, nil
}
