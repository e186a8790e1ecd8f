package bot

import (
	"strings"
	"testing"

	"usynys/store"
)

const groupMessage = `"message":{"message_id":5,"date":1,"from":{"id":7,"first_name":"A"},"chat":{"id":-100,"type":"supergroup"},"text":"TEXT"}`

// In a group the bot answers only commands to it, in both languages, with a link to the
// private chat. A group gives no role.
func TestGroup(t *testing.T) {
	cases := map[string]struct {
		update   string
		answered bool
	}{
		"command":                   {strings.Replace(groupMessage, "TEXT", "/start", 1), true},
		"command to this bot":       {strings.Replace(groupMessage, "TEXT", "/queue@usynys_bot", 1), true},
		"command to another bot":    {strings.Replace(groupMessage, "TEXT", "/start@other_bot", 1), false},
		"unknown command":           {strings.Replace(groupMessage, "TEXT", "/weather", 1), false},
		"talk":                      {strings.Replace(groupMessage, "TEXT", "сәлем", 1), false},
		"anonymous administrator":   {`"message":{"message_id":5,"date":1,"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-100,"type":"supergroup"},"chat":{"id":-100,"type":"supergroup"},"text":"/queue"}`, true},
		"new member":                {`"message":{"message_id":5,"date":1,"from":{"id":7,"first_name":"A"},"chat":{"id":-100,"type":"supergroup"},"new_chat_members":[{"id":8,"first_name":"B"}]}`, false},
		"channel post":              {`"channel_post":{"message_id":5,"date":1,"chat":{"id":-100,"type":"channel"},"text":"/start"}`, false},
		"unknown kind of update":    {`"message_reaction":{"chat":{"id":-100}}`, false},
		"press without a message":   {`"callback_query":{"id":"1","from":{"id":7,"first_name":"A"},"data":"accept:1:1"}`, false},
		"press on a group's button": {`"callback_query":{"id":"1","from":{"id":7,"first_name":"A"},"message":{"message_id":1,"date":1,"chat":{"id":-100,"type":"supergroup"}},"data":"accept:1:1"}`, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := newDirect(t)
			d.change(func(tx store.Tx) error {
				return store.StaffRecords.Put(tx, store.Staff{ID: 7, Role: store.RoleAdministrator})
			})
			d.batch(c.update)
			rows := d.outbox(-100)
			if answered := len(rows) == 1; answered != c.answered {
				t.Fatalf("answered: %v, want %v", answered, c.answered)
			}
			if c.answered && len(rows[0].Message.Keyboard) != 2 {
				t.Error("there is no way to the private chat in both languages")
			}
		})
	}
}
