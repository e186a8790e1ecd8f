package staff_test

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// When the configuration no longer names an administrator, the bot revokes their work; the
// author has nothing to do with it.
func TestAuditSaysWhoActedWhereNoStaffDid(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	w.Change(func(tx store.Tx) error {
		aigulNow, err := store.StaffRecords.Get(tx, aigul)
		check(t, err)
		_, err = rules.Apply(tx, w.Catalogue, w.Now.Location(), rules.Change{
			Proposal: p.Seq, Action: store.ActionAssign, By: aigulNow, At: w.Now, Assignee: store.Staff{ID: berik, Name: "Berik"},
		})
		check(t, err)
		_, err = rules.RevokeWork(tx, w.Catalogue, w.Now.Location(), store.Staff{ID: berik}, 0, w.Now)
		return err
	})
	turn, err := w.Command(aigul, "audit", "1")
	is(t, "audit", problem(err), "")
	shown, _ := effectIn(turn, aigul, dialog.ListSlot)
	var who []any
	for _, entry := range shown.Screen.Text[1:] {
		actor := entry.Data["Who"]
		if text, ok := actor.(dialog.Text); ok {
			actor = text.Key
		}
		who = append(who, actor)
	}
	is(t, "entries", len(who), 3)
	is(t, "sent by", who[0], any("audit_author"))
	is(t, "assigned by", who[1], any("Aigul"))
	is(t, "taken back by", who[2], any("audit_clock"))
}
