package card_test

import (
	"slices"
	"testing"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// team is a transaction with staff and people, some of whom have blocked the bot.
type team struct {
	alone
	staff   []store.Staff
	blocked []store.PersonID
	// saved are the sessions that were saved.
	saved map[store.PersonID]store.Session
}

func (t team) EachRecord(_ store.Kind, each func(func(any) error) error) error {
	for _, staff := range t.staff {
		if err := each(func(record any) error { *record.(*store.Staff) = staff; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// Record reads people, and the sessions of those who are in the middle of a queue.
func (t team) Record(kind store.Kind, key, record any) error {
	switch record := record.(type) {
	case *store.Person:
		*record = store.Person{ID: key.(store.PersonID), Language: store.Kazakh}
		if slices.Contains(t.blocked, record.ID) {
			record.UnreachableSince = submitted
		}
	case *store.Session:
		*record = store.Session{Person: key.(store.PersonID)}
		for tier := range record.QueueCursor.Cursors {
			record.QueueCursor.Cursors[tier] = store.QueueOrder{Tier: store.Tier(tier), Day: "2026-12-01", Seq: 9}
		}
	default:
		return t.alone.Record(kind, key, record)
	}
	return nil
}

func (t team) PutRecord(_ store.Kind, key, record any) error {
	t.saved[key.(store.PersonID)] = *record.(*store.Session)
	return nil
}

// told returns the people who are notified of an urgent proposal.
func told(t *testing.T, tx team, before, p store.Proposal) []store.PersonID {
	t.Helper()
	turn := turn()
	tx.saved = map[store.PersonID]store.Session{}
	turn.Tx = tx
	tell := card.NotifyUrgent
	if before.Seq != 0 {
		tell = func(t *dialog.Turn, p store.Proposal) error { return card.NotifyUrgentMoved(t, before, p) }
	}
	if err := tell(turn, p); err != nil {
		t.Fatal(err)
	}
	var list []store.PersonID
	for _, effect := range turn.Effects {
		list = append(list, store.PersonID(effect.To))
		// The proposal may come before the cursor of their queue, and is still shown
		// first.
		if round := tx.saved[store.PersonID(effect.To)].QueueCursor; round.Cursors[store.TierUrgent].Seq != 0 || round.Cursors[store.TierOther].Seq == 0 {
			t.Errorf("the queue of the recipient goes on at %+v", round.Cursors)
		}
	}
	return list
}

func TestWhoBlockedTheBotDoesNotCountAsAwake(t *testing.T) {
	urgent := waiting()
	urgent.Flags = []screening.Flag{screening.FlagCrisis}
	tx := team{staff: []store.Staff{
		{ID: 11, Role: store.RoleModerator},
		{ID: 12, Role: store.RoleModerator, PausedUntil: submitted.AddDate(0, 0, 9)},
	}}
	for _, c := range []struct {
		blocked, want []store.PersonID
	}{
		{nil, []store.PersonID{11}},
		{[]store.PersonID{11}, []store.PersonID{12}},
		{[]store.PersonID{11, 12}, nil},
	} {
		tx.blocked = c.blocked
		if got := told(t, tx, store.Proposal{}, urgent); !slices.Equal(got, c.want) {
			t.Errorf("with %v out of reach %v are told, want %v", c.blocked, got, c.want)
		}
	}
}

func TestWhatWasMovedIsToldToWhoseItIsNow(t *testing.T) {
	before := waiting()
	before.Flags = []screening.Flag{screening.FlagThreat}
	after := before
	after.Region = "KZ-75"
	tx := team{staff: []store.Staff{
		{ID: 11, Role: store.RoleModerator},
		{ID: 12, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-27"}}},
		{ID: 13, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-75"}}},
	}}
	if got := told(t, tx, before, after); !slices.Equal(got, []store.PersonID{13}) {
		t.Errorf("%v are told, want 13", got)
	}
}
