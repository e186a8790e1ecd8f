package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// botInGroup returns the update of a change of the bot's status in the staff group.
func botInGroup(status string) string {
	return fmt.Sprintf(`"my_chat_member":{"chat":{"id":%d,"type":"supergroup"},"from":{"id":9},"date":1,"new_chat_member":{"user":{"id":99},%s}}`, staffGroup, status)
}

// Administrators hear once that a group is lost, from an update or from a refused message.
// The group's outbox is dropped.
func TestAdministratorsHearOnceThatAGroupIsLost(t *testing.T) {
	removed, muted := botInGroup(`"status":"kicked"`), botInGroup(`"status":"restricted","is_member":true,"can_send_messages":false`)
	refused := func(muted bool) func(*direct) {
		return func(d *direct) {
			d.change(func(tx store.Tx) error { return d.engine.GroupLost(tx, d.now(), staffGroup, muted) })
		}
	}
	told := func(update string) func(*direct) { return func(d *direct) { d.batch(update) } }
	cases := map[string]struct {
		happens []func(*direct)
		says    string
	}{
		"removed, then refused": {[]func(*direct){told(removed), refused(false)}, "удалён из группы"},
		"refused, then removed": {[]func(*direct){refused(false), told(removed)}, "удалён из группы"},
		"muted, then refused":   {[]func(*direct){told(muted), refused(true)}, "нельзя писать"},
		"refused, then muted":   {[]func(*direct){refused(true), told(muted)}, "нельзя писать"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := inStaffGroup(t)
			d.hire(store.Staff{ID: 2, Role: store.RoleModerator})
			d.hire(store.Staff{ID: 8, Role: store.RoleAdministrator, PausedUntil: store.IndefinitePause()})
			d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
			d.ringAll(time.Minute)
			for _, happen := range c.happens {
				happen(d)
			}
			for _, administrator := range []int64{8, 9} {
				rows := d.outbox(administrator)
				if len(rows) != 1 || rows[0].Lane != store.LaneNotices || !strings.Contains(rows[0].Message.Text, c.says) {
					t.Errorf("administrator %d hears %+v", administrator, rows)
				}
			}
			state := d.groupState()
			if len(state.Groups) != 0 || len(state.Alarms) != 0 || len(d.outbox(staffGroup)) != 0 || len(d.outbox(2)) != 0 {
				t.Errorf("left: %+v", state)
			}
		})
	}
}

func TestALostOrdinaryGroupIsNotAnnounced(t *testing.T) {
	d := newDirect(t)
	d.hire(store.Staff{ID: 9, Role: store.RoleAdministrator})
	d.batch(botInGroup(`"status":"left"`))
	if rows := d.outbox(9); len(rows) != 0 {
		t.Errorf("got %+v", rows)
	}
}

// Both chats report a migration, and a refused send may do so before. It happens once.
func TestAGroupMovesOnce(t *testing.T) {
	to := fmt.Sprintf(`"message":{"message_id":9,"date":1,"from":{"id":9},"chat":{"id":%d,"type":"group"},"migrate_to_chat_id":-1003}`, staffGroup)
	from := fmt.Sprintf(`"message":{"message_id":1,"date":1,"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-1003,"type":"supergroup"},"chat":{"id":-1003,"type":"supergroup"},"migrate_from_chat_id":%d}`, staffGroup)
	for name, updates := range map[string][]string{"as a rule": {to, from}, "the other way round": {from, to}, "one of them": {from}} {
		t.Run(name, func(t *testing.T) {
			d := inStaffGroup(t)
			entries := d.groupState().Audit
			d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
			d.ringAll(time.Minute)
			d.batch(updates...)
			d.ringAll(0)
			state := d.groupState()
			if len(state.Groups) != 1 || state.Groups[0].Chat != -1003 || state.Groups[0].Language != store.Russian {
				t.Errorf("the groups are %+v", state.Groups)
			}
			if state.Audit != entries+2 { // the proposal and the move
				t.Errorf("%d audit entries", state.Audit-entries)
			}
			if slices.ContainsFunc(state.Alarms, func(a store.Alarm) bool { return a.Subject == (store.Group{Chat: staffGroup}).AlarmSubject() }) {
				t.Error("an alarm is still for the old group")
			}
			if old, moved := d.outbox(staffGroup), d.outbox(-1003); len(old) != 0 || len(moved) != 1 || moved[0].Slot != store.GroupSlot {
				t.Errorf("for the old group %+v, for the new %+v", old, moved)
			}
		})
	}
}

// An administrator who is no longer configured loses their leases, and the groups show
// that.
func TestAGroupFollowsTheConfiguration(t *testing.T) {
	d := inStaffGroup(t)
	gone := store.Staff{ID: 8, Role: store.RoleAdministrator, Configured: true}
	d.hire(gone)
	p := d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
	d.change(func(tx store.Tx) error {
		_, err := rules.ClaimLease(tx, p.Seq, gone, d.now(), time.Hour)
		return err
	})
	for _, alarm := range d.groupState().Alarms {
		d.change(func(tx store.Tx) error { return tx.ClearAlarm(alarm.Kind, alarm.Subject) })
	}
	d.change(d.takeOver)
	if alarms := d.groupState().Alarms; len(alarms) != 1 {
		t.Errorf("the group is to be brought up to date %d times", len(alarms))
	}
}
