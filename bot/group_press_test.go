package bot

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/staff/groups"
	"usynys/store"
	"usynys/store/rules"
)

// holders returns who has leased which proposal.
func (d *direct) holders() map[store.Seq]store.PersonID {
	d.t.Helper()
	held := map[store.Seq]store.PersonID{}
	d.view(func(r store.Reader) error {
		leases, err := store.Leases.All(r)
		for _, lease := range leases {
			held[lease.Proposal] = lease.By
		}
		return err
	})
	return held
}

// A press claims the next free proposal: not one that is leased or assigned to another, nor
// one outside of the scope of the moderator or of the group. Two presses claim two.
func TestClaimingTheNext(t *testing.T) {
	d := inStaffGroup(t)
	d.hire(store.Staff{ID: 2, Role: store.RoleModerator})
	d.hire(store.Staff{ID: 3, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-10"}}})
	d.hire(store.Staff{ID: 4, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-75"}}})
	d.hire(store.Staff{ID: 5, Role: store.RoleCoordinator})
	d.propose("KZ-75", "Жатақхана", "Басқа өңір: колледжге жатақхана керек.")
	for i := range 4 {
		d.propose("KZ-10", "Жатақхана", fmt.Sprintf("Колледждің жанына жатақхана керек, орны: %d жүз.", i))
	}
	for _, given := range []struct {
		seq store.Seq
		to  store.PersonID
	}{{2, 9}, {3, 5}} {
		d.change(func(tx store.Tx) error {
			by, err := store.StaffRecords.Get(tx, 9)
			to, staffErr := store.StaffRecords.Get(tx, given.to)
			_, applyErr := rules.Apply(tx, *d.catalogue, d.zone, rules.Change{
				Proposal: given.seq, Action: store.ActionAssign, By: by, Assignee: to, At: d.now(),
			})
			return errors.Join(err, staffErr, applyErr)
		})
	}
	take := func(person int64) string { return groupPress(person, groups.TakeAction, "") }
	d.batch(take(4), take(2), take(3), take(2), take(5))
	want := map[store.Seq]store.PersonID{4: 2, 5: 3, 3: 5}
	if diff := cmp.Diff(want, d.holders()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if rows := d.outbox(4); len(rows) != 0 {
		t.Errorf("whoever got none is sent %d messages", len(rows))
	}
	if rows := d.outbox(2); len(rows) != 1 || !strings.Contains(rows[0].Message.Text, "000004") {
		t.Errorf("two presses are answered by %+v", rows)
	}
}

// Staff who never began in private, or have blocked the bot, claim nothing.
func TestUnreachableStaffClaimNothing(t *testing.T) {
	d := inStaffGroup(t)
	d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
	d.change(func(tx store.Tx) error {
		blocked := store.Person{ID: 3, Language: store.Kazakh, UnreachableSince: d.now()}
		if err := store.StaffRecords.Put(tx, store.Staff{ID: 2, Role: store.RoleModerator}); err != nil {
			return err
		}
		if err := store.StaffRecords.Put(tx, store.Staff{ID: 3, Role: store.RoleModerator}); err != nil {
			return err
		}
		return store.People.Put(tx, blocked)
	})
	d.batch(groupPress(2, groups.TakeAction, ""), groupPress(3, groups.TakeAction, ""))
	if held := d.holders(); len(held) != 0 || len(d.outbox(2))+len(d.outbox(3)) != 0 {
		t.Errorf("taken: %v", held)
	}
	d.view(func(r store.Reader) error {
		if _, err := store.People.Get(r, 2); !errors.Is(err, store.ErrNotFound) {
			t.Error("a press in a group makes a record of a person")
		}
		person, err := store.People.Get(r, 3)
		if person.UnreachableSince.IsZero() {
			t.Error("a press in a group makes a person reachable")
		}
		return err
	})
}

// None of these presses and commands changes anything, claims a lease or links a group.
func TestWhatAGroupRefuses(t *testing.T) {
	command := func(from, name string) string {
		return fmt.Sprintf(`"message":{"message_id":5,"date":1,%s,"chat":{"id":%d,"type":"supergroup"},"text":"/%s@usynys_bot"}`, from, staffGroup, name)
	}
	anonymous := fmt.Sprintf(`"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":%d,"type":"supergroup"}`, staffGroup)
	channel := `"from":{"id":9},"sender_chat":{"id":-1007,"type":"channel"}`
	cases := map[string]string{
		"a stranger takes":                         groupPress(7, groups.TakeAction, ""),
		"a participant refreshes":                  groupPress(1, groups.RefreshAction, ""),
		"a moderator chooses the scope":            groupPress(2, groups.ScopeAction, "all"),
		"a regional administrator another region":  groupPress(8, groups.ScopeAction, "KZ-10"),
		"a regional administrator unlinks":         command(`"from":{"id":8}`, "unlinkgroup"),
		"a regional administrator takes it over":   groupPress(8, groups.ScopeAction, "KZ-75"),
		"a region that is none":                    groupPress(9, groups.ScopeAction, "KZ-99"),
		"a page that is none":                      groupPress(9, groups.ScopeAction, "page.x"),
		"a button of private chats":                groupPress(9, "accept", "1"),
		"an anonymous account presses":             groupPress(1087968824, groups.TakeAction, ""),
		"a moderator unlinks":                      command(`"from":{"id":2}`, "unlinkgroup"),
		"somebody unlinks in the group's name":     command(anonymous, "unlinkgroup"),
		"an administrator in the name of channels": command(channel, "unlinkgroup"),
		"an administrator forges it in private":    press(9, "group_scope:all:0"),
	}
	for name, update := range cases {
		t.Run(name, func(t *testing.T) {
			d := inStaffGroup(t)
			d.hire(store.Staff{ID: 2, Role: store.RoleModerator})
			d.hire(store.Staff{ID: 8, Role: store.RoleAdministrator, Scope: store.Scope{Regions: []string{"KZ-75"}}})
			d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
			before := d.groupState()
			d.batch(update)
			if diff := cmp.Diff(before, d.groupState()); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
			for _, row := range d.outbox(staffGroup) {
				if row.Slot == store.GroupSlot {
					t.Errorf("the group's message is changed: %+v", row)
				}
			}
		})
	}
}

// groupState returns the groups, the leases, and the size of the audit log.
func (d *direct) groupState() (state struct {
	Groups []store.Group
	Leases []store.Lease
	Alarms []store.Alarm
	Audit  int
}) {
	d.t.Helper()
	d.view(func(r store.Reader) (err error) {
		var leasesErr, alarmsErr error
		state.Groups, err = store.Groups.All(r)
		state.Leases, leasesErr = store.Leases.All(r)
		state.Alarms, alarmsErr = r.Alarms(d.now().Add(1000*time.Hour), 99)
		for _, entryErr := range r.Audit(0) {
			err = errors.Join(err, entryErr)
			state.Audit++
		}
		return errors.Join(err, leasesErr, alarmsErr)
	})
	return state
}

// An administrator of some regions links a group with one of them or with all, but with
// no other.
func TestARegionalAdministratorLinksTheirOwnRegions(t *testing.T) {
	own := store.Scope{Regions: []string{"KZ-75", "KZ-11"}, Topics: []string{"housing"}}
	for argument, want := range map[string]store.Scope{
		"all": own, "KZ-11": {Regions: []string{"KZ-11"}, Topics: own.Topics},
	} {
		d := newDirect(t)
		d.hire(store.Staff{ID: 9, Role: store.RoleAdministrator, Scope: own})
		d.batch(fmt.Sprintf(`"message":{"message_id":5,"date":1,"from":{"id":9},"chat":{"id":%d,"type":"supergroup"},"text":"/linkgroup@usynys_bot"}`, staffGroup))
		offered := d.outbox(staffGroup)[0].Message.Keyboard
		if len(offered) != 3 {
			t.Errorf("offered: %v", offered)
		}
		d.batch(groupPress(9, groups.ScopeAction, argument))
		state := d.groupState()
		if len(state.Groups) != 1 || state.Audit != 1 {
			t.Fatalf("got %+v", state)
		}
		if diff := cmp.Diff(want, state.Groups[0].Scope); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}
