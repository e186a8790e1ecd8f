package bot

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/bot/staff/groups"
	"usynys/store"
	"usynys/store/rules"
)

const staffGroup = -1002

// inStaffGroup returns a bot with a staff group of one region, and an administrator with
// id 9.
func inStaffGroup(t *testing.T) *direct {
	t.Helper()
	d := newDirect(t)
	d.welcome(1, store.Russian)
	d.hire(store.Staff{ID: 9, Role: store.RoleAdministrator, Name: "Ольга"})
	d.batch(groupPress(9, groups.ScopeAction, "KZ-10"))
	d.change(func(tx store.Tx) error { return tx.DropOutbox(staffGroup) })
	return d
}

func (d *direct) hire(staff store.Staff) {
	d.t.Helper()
	d.welcome(int64(staff.ID), store.Russian)
	d.change(func(tx store.Tx) error { return store.StaffRecords.Put(tx, staff) })
}

// groupPress returns the update of a press in the group.
func groupPress(person int64, action, argument string) string {
	press := dialog.Press{Action: action, Argument: argument}
	return fmt.Sprintf(`"callback_query":{"id":"1","from":{"id":%d},"message":{"message_id":1,"date":1,"chat":{"id":%d,"type":"supergroup"}},"data":%q}`, person, staffGroup, press)
}

// groupSays returns the group's newest outbox text, empty for none.
func (d *direct) groupSays() string {
	d.t.Helper()
	rows := d.outbox(staffGroup)
	if len(rows) == 0 {
		return ""
	}
	return rows[len(rows)-1].Message.Text
}

// ringAll lets time pass and rings the due alarms.
func (d *direct) ringAll(after time.Duration) {
	d.t.Helper()
	at := d.now().Add(after)
	d.now = func() time.Time { return at }
	if _, err := d.clock.RingDueAlarms(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}

// propose submits a proposal of author 1 for a region.
func (d *direct) propose(region, title, body string) (p store.Proposal) {
	d.t.Helper()
	d.change(func(tx store.Tx) error {
		person, err := store.People.Get(tx, 1)
		if err != nil {
			return err
		}
		draft := store.Draft{
			Person: 1, Topic: "housing", Region: region, ShowName: true,
			Title: store.TextPart{Text: title}, Parts: []store.TextPart{{Text: body}},
		}
		return d.engine.Act(tx, d.now(), func(turn *dialog.Turn) (err error) {
			p, err = rules.Submit(turn.Tx, *d.catalogue, d.zone, person, draft, "Қанат Сырбаев", turn.Now)
			return err
		})
	})
	return p
}

// The message has the numbers of waiting, late and urgent proposals in the group's scope,
// and who has leased them; no text and no author.
func TestTheGroupsMessageTellsNumbersAndNoWords(t *testing.T) {
	d := inStaffGroup(t)
	d.hire(store.Staff{ID: 2, Role: store.RoleModerator, Name: "Сәуле"})
	d.propose("KZ-10", "Құпия атау", "Құпия мәтін: колледждің жанына жүз орындық жатақхана керек.")
	d.propose("KZ-75", "Құпия атау", "Басқа өңір: колледждің жанына жатақхана салу керек.")
	urgent := d.propose("KZ-10", "Құпия атау", "Мен өзімді өлтіргім келеді, өмір сүргім келмейді.")
	if !urgent.Urgent() {
		t.Fatal("the text is not urgent")
	}
	given := d.propose("KZ-10", "Құпия атау", "Тапсырылған: көшеге жарық шамдар орнату керек.")
	d.change(func(tx store.Tx) error {
		by, err := store.StaffRecords.Get(tx, 9)
		to, staffErr := store.StaffRecords.Get(tx, 2)
		_, applyErr := rules.Apply(tx, *d.catalogue, d.zone, rules.Change{
			Proposal: given.Seq, Action: store.ActionAssign, By: by, Assignee: to, At: d.now(),
		})
		_, takeErr := rules.ClaimLease(tx, urgent.Seq, by, d.now().Add(20*24*time.Hour), time.Hour)
		return errors.Join(err, staffErr, applyErr, takeErr)
	})
	d.ringAll(20 * 24 * time.Hour)
	said := d.groupSays()
	for _, want := range []string{
		"решения: 3", "Просрочено: 3", "Срочные: 1", "❗ № 2026-000003", "смотрит: Ольга", "№ 2026-000001", "ответственный сотрудник: Сәуле", "просрочено на",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in:\n%s", want, said)
		}
	}
	for _, secret := range []string{"Құпия", "колледж", "Қанат", "000002"} {
		if strings.Contains(said, secret) {
			t.Errorf("the group reads %q in:\n%s", secret, said)
		}
	}
	if strings.Index(said, "000003") > strings.Index(said, "000001") {
		t.Error("the urgent one is not first")
	}
}

// Changes within a span make one edit at its end.
func TestManyChangesAreOneEdit(t *testing.T) {
	d := inStaffGroup(t)
	begun := d.now()
	for i := range 5 {
		at := begun.Add(time.Duration(i) * 5 * time.Second)
		d.now = func() time.Time { return at }
		d.propose("KZ-10", "Жатақхана", fmt.Sprintf("Колледждің жанына жатақхана керек, орны: %d жүз.", i))
	}
	d.view(func(r store.Reader) error {
		alarms, err := r.Alarms(begun.Add(time.Hour), 9)
		want := []store.Alarm{{At: begun.Add(30 * time.Second).UTC(), Kind: store.AlarmGroup, Subject: store.Group{Chat: staffGroup}.AlarmSubject()}}
		if diff := cmp.Diff(want, alarms); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		return err
	})
	d.now = func() time.Time { return begun }
	d.ringAll(29 * time.Second)
	if said := d.groupSays(); said != "" {
		t.Errorf("too early:\n%s", said)
	}
	d.ringAll(time.Second)
	if rows := d.outbox(staffGroup); len(rows) != 1 || rows[0].Slot != store.GroupSlot || !strings.Contains(rows[0].Message.Text, "решения: 5") {
		t.Errorf("got %+v", rows)
	}
}

// The message changes without an action, too, when a lease or the day ends.
func TestTheMessageStaysTrueByItself(t *testing.T) {
	d := inStaffGroup(t)
	d.propose("KZ-10", "Жатақхана", "Колледждің жанына жүз орындық жатақхана керек.")
	d.batch(groupPress(9, groups.TakeAction, ""))
	d.ringAll(time.Minute)
	if said := d.groupSays(); !strings.Contains(said, "смотрит: Ольга") {
		t.Errorf("who has it is not said:\n%s", said)
	}
	d.ringAll(15 * time.Minute)
	if said := d.groupSays(); strings.Contains(said, "смотрит") {
		t.Errorf("nobody has it any more:\n%s", said)
	}
	before := d.groupSays()
	d.ringAll(24 * time.Hour)
	if said := d.groupSays(); said == before || said == "" {
		t.Errorf("the days left are those of yesterday:\n%s", said)
	}
}
