package store_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/storetest"
)

// The staff of these tests.
var (
	configured = store.Staff{ID: 1, Role: store.Administrator, Name: "Ольга", Configured: true}
	second     = store.Staff{ID: 2, Role: store.Administrator, Name: "Асель"}
	regional   = store.Staff{ID: 3, Role: store.Administrator, Name: "Берік", Scope: store.Scope{Regions: []string{"KZ-10", "KZ-75"}}}
	everywhere = store.Staff{ID: 4, Role: store.Moderator, Name: "Сәуле"}
	eastern    = store.Staff{ID: 5, Role: store.Moderator, Name: "Дана", Scope: store.Scope{Regions: []string{"KZ-10"}}}
)

// withStaff runs a test on a store with a staff.
func withStaff(t *testing.T, staff []store.Staff, fn func(tx store.Tx)) {
	t.Helper()
	within(t, func(tx store.Tx) {
		for _, member := range staff {
			check(t, store.StaffRecords.Put(tx, member))
		}
		fn(tx)
	})
}

func isError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestWhoChangesWhom(t *testing.T) {
	all := []store.Staff{configured, second, regional, everywhere, eastern}
	east := store.Scope{Regions: []string{"KZ-10"}}
	cases := map[string]struct {
		by, who store.Staff
		to      store.Appointment
		want    error
	}{
		"an administrator promotes":             {second, eastern, store.Appointment{Role: store.Coordinator}, nil},
		"an administrator takes another's role": {configured, second, store.Appointment{Role: store.Moderator}, nil},
		"a moderator promotes":                  {everywhere, eastern, store.Appointment{Role: store.Administrator}, store.ErrNotEntitled},
		"a moderator promotes themselves":       {everywhere, everywhere, store.Appointment{Role: store.Administrator}, store.ErrOneself},
		"an administrator widens their own":     {regional, regional, store.Appointment{Role: store.Administrator}, store.ErrOneself},
		"a regional one within their region":    {regional, eastern, store.Appointment{Role: store.Coordinator, Scope: east}, nil},
		"a regional one hands out more":         {regional, eastern, store.Appointment{Role: store.Administrator}, store.ErrNotEntitled},
		"a regional one narrows one of all":     {regional, everywhere, store.Appointment{Role: store.Moderator, Scope: east}, store.ErrNotEntitled},
		"the configured one is demoted":         {second, configured, store.Appointment{Role: store.Moderator}, store.ErrConfigured},
		"the configured one is narrowed":        {second, configured, store.Appointment{Role: store.Administrator, Scope: east}, store.ErrConfigured},
		"a person outside the staff promotes":   {store.Staff{ID: 99}, eastern, store.Appointment{Role: store.Administrator}, store.ErrNotEntitled},
		"a person who is not on the staff":      {second, store.Staff{ID: 98}, store.Appointment{Role: store.Moderator}, store.ErrNotFound},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			withStaff(t, all, func(tx store.Tx) {
				before, after, err := store.ChangeStaff(tx, c.by, storetest.Start, c.who.ID, c.to)
				isError(t, "the change", err, c.want)
				now, readErr := store.StaffRecords.Get(tx, c.who.ID)
				if c.want != nil {
					if readErr == nil {
						equal(t, now, c.who)
					}
					equal(t, len(audited(t, tx)), 0)
					return
				}
				check(t, readErr)
				equal(t, before, c.who)
				equal(t, now, after)
				equal(t, store.Appointment{Role: now.Role, Scope: now.Scope}, c.to)
			})
		})
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	// second is the only one who looks after everything; regional can't.
	withStaff(t, []store.Staff{second, regional, eastern}, func(tx store.Tx) {
		_, err := store.DismissStaff(tx, second, storetest.Start, second.ID)
		isError(t, "the last one steps down", err, store.ErrLastAdministrator)
		_, err = store.DismissStaff(tx, second, storetest.Start, regional.ID)
		isError(t, "one of several goes", err, nil)
		equal(t, len(audited(t, tx)), 2)
	})
	withStaff(t, []store.Staff{second, configured}, func(tx store.Tx) {
		_, err := store.DismissStaff(tx, second, storetest.Start, second.ID)
		isError(t, "one of two steps down", err, nil)
		_, err = store.DismissStaff(tx, configured, storetest.Start, configured.ID)
		isError(t, "the configured one steps down", err, store.ErrConfigured)
	})
	// Two administrators of everything end each other's role at the same moment: one
	// of them comes first.
	withStaff(t, []store.Staff{second, {ID: 6, Role: store.Administrator}}, func(tx store.Tx) {
		_, err := store.DismissStaff(tx, second, storetest.Start, 6)
		isError(t, "the first", err, nil)
		gone, err := store.StaffOf(tx, 6)
		check(t, err)
		_, err = store.DismissStaff(tx, gone, storetest.Start, second.ID)
		isError(t, "the second", err, store.ErrNotEntitled)
	})
}

// Former staff can be told apart in the audit log until they have their data erased.
func TestWhoHasLeftIsKnownByName(t *testing.T) {
	zarina := store.Staff{ID: 7, Role: store.Administrator, Name: "Зарина", Configured: true}
	withStaff(t, []store.Staff{second, zarina, {ID: 8, Role: store.Moderator, Name: "Берік"}}, func(tx store.Tx) {
		kept := store.Person{ID: 8, Language: store.Kazakh}
		check(t, store.People.Put(tx, kept))
		_, err := store.DismissStaff(tx, second, storetest.Start, 8)
		check(t, err)
		check(t, store.Unconfigure(tx, storetest.Start, zarina))
		for id, wanted := range map[store.PersonID]string{7: "Зарина", 8: "Берік", 9: ""} {
			name, err := store.FormerName(tx, id)
			check(t, err)
			equal(t, name, wanted)
			staff, err := store.StaffOf(tx, id)
			check(t, err)
			equal(t, staff, store.Staff{ID: id})
		}
		all, err := store.StaffRecords.All(tx)
		check(t, err)
		equal(t, len(all), 1)
		kept.StaffName = "Берік"
		person, err := store.People.Get(tx, 8)
		check(t, err)
		equal(t, person, kept)
		check(t, tx.ErasePerson(8))
		name, err := store.FormerName(tx, 8)
		check(t, err)
		equal(t, name, "")
	})
}

func TestARightIsGivenAndTaken(t *testing.T) {
	withStaff(t, []store.Staff{configured, eastern}, func(tx store.Tx) {
		_, after, err := store.GrantStaff(tx, configured, storetest.Start, eastern.ID, store.Reveal, true)
		check(t, err)
		equal(t, after.Has(store.Reveal), true)
		_, _, err = store.GrantStaff(tx, configured, storetest.Start, eastern.ID, store.Manage, true)
		isError(t, "a right that is not for single persons", err, store.ErrNotEntitled)
		_, _, err = store.GrantStaff(tx, after, storetest.Start, eastern.ID, store.Reveal, true)
		isError(t, "to oneself", err, store.ErrOneself)
		_, after, err = store.GrantStaff(tx, configured, storetest.Start, eastern.ID, store.Reveal, false)
		check(t, err)
		equal(t, after.Has(store.Reveal), false)
		equal(t, audited(t, tx), []store.AuditEntry{
			{At: storetest.Start, Actor: 1, Action: store.ActionStaff, Subject: "5", Field: "rights", New: "reveal"},
			{At: storetest.Start, Actor: 1, Action: store.ActionStaff, Subject: "5", Field: "rights", Old: "reveal"},
		})
	})
}

// invite is an invitation that is kept.
func invite(t *testing.T, tx store.Tx, by store.Staff, to store.Appointment) store.Invite {
	t.Helper()
	made := store.Invite{Hash: store.InviteHash("code"), Role: to.Role, Scope: to.Scope, Until: storetest.Start.Add(time.Hour)}
	check(t, store.OpenInvite(tx, by, storetest.Start, made))
	kept, err := store.Invites.Get(tx, made.Hash)
	check(t, err)
	return kept
}

func TestAnInvitationIsGoodOnce(t *testing.T) {
	withStaff(t, []store.Staff{configured}, func(tx store.Tx) {
		made := invite(t, tx, configured, store.Appointment{Role: store.Moderator})
		_, _, _, err := store.UseInvite(tx, storetest.Start, made.Hash, configured.ID, "Ольга")
		isError(t, "by the person who made it", err, store.ErrOneself)
		_, _, after, err := store.UseInvite(tx, storetest.Start, made.Hash, 50, "Нұрлан")
		check(t, err)
		kept, err := store.StaffRecords.Get(tx, 50)
		check(t, err)
		equal(t, kept, after)
		equal(t, kept.Name, "Нұрлан")
		_, _, _, err = store.UseInvite(tx, storetest.Start, made.Hash, 51, "Айдос")
		var used *store.InviteUsedError
		if !errors.As(err, &used) || used.By != 50 {
			t.Errorf("the second who accepts: %v", err)
		}
		_, err = store.RevokeInvite(tx, configured, storetest.Start, made.Hash)
		if !errors.As(err, &used) {
			t.Errorf("taken back after it was used: %v", err)
		}
		subject := made.Short()
		equal(t, audited(t, tx), []store.AuditEntry{
			{At: storetest.Start, Actor: 1, Action: store.ActionInvite, Subject: subject, Field: "opened", New: "moderator all"},
			{At: storetest.Start, Actor: 1, Action: store.ActionStaff, Subject: "50", Field: "role", New: "moderator"},
			{At: storetest.Start, Actor: 1, Action: store.ActionStaff, Subject: "50", Field: "scope", New: "all"},
			{At: storetest.Start, Actor: 50, Action: store.ActionInvite, Subject: subject, Field: "used", New: "moderator all"},
		})
	})
}

func TestInvitationsThatCannotBeAccepted(t *testing.T) {
	staff := []store.Staff{configured, second, regional, eastern}
	cases := map[string]struct {
		by, who store.Staff
		to      store.Appointment
		happens func(tx store.Tx, made store.Invite) error
		after   time.Duration
		want    error
	}{
		"in time":  {by: second, who: store.Staff{ID: 50}, to: store.Appointment{Role: store.Moderator}},
		"too late": {by: second, who: store.Staff{ID: 50}, to: store.Appointment{Role: store.Moderator}, after: time.Hour, want: store.ErrInviteGone},
		"the inviter went": {
			by: second, who: store.Staff{ID: 50}, to: store.Appointment{Role: store.Moderator}, want: store.ErrInviteGone,
			happens: func(tx store.Tx, _ store.Invite) error {
				_, err := store.DismissStaff(tx, configured, storetest.Start, second.ID)
				return err
			},
		},
		"taken back": {
			by: second, who: store.Staff{ID: 50}, to: store.Appointment{Role: store.Moderator}, want: store.ErrInviteRevoked,
			happens: func(tx store.Tx, made store.Invite) error {
				_, err := store.RevokeInvite(tx, configured, storetest.Start, made.Hash)
				return err
			},
		},
		"the configured one would lose":        {by: second, who: configured, to: store.Appointment{Role: store.Moderator}, want: store.ErrConfigured},
		"a coordinator instead of a moderator": {by: second, who: eastern, to: store.Appointment{Role: store.Coordinator}},
		"a smaller scope":                      {by: regional, who: everywhere, to: store.Appointment{Role: store.Moderator, Scope: regional.Scope}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			withStaff(t, append(staff, everywhere), func(tx store.Tx) {
				made := invite(t, tx, c.by, c.to)
				if c.happens != nil {
					check(t, c.happens(tx, made))
				}
				_, _, _, err := store.UseInvite(tx, storetest.Start.Add(c.after), made.Hash, c.who.ID, c.who.Name)
				isError(t, "accepting", err, c.want)
			})
		})
	}
	withStaff(t, staff, func(tx store.Tx) {
		_, err := store.InviteFor(tx, storetest.Start, store.InviteHash("guessed"), 50)
		isError(t, "a guess", err, store.ErrInviteGone)
		for name, by := range map[string]store.Staff{"a moderator": eastern, "a regional administrator": regional} {
			err := store.OpenInvite(tx, by, storetest.Start, store.Invite{Hash: "h", Role: store.Moderator})
			isError(t, name+" invites to everything", err, store.ErrNotEntitled)
		}
	})
}

func TestConfigured(t *testing.T) {
	hour := 8
	settled := store.Staff{
		ID: 5, Role: store.Moderator, Name: "Дана", Scope: store.Scope{Regions: []string{"KZ-10"}},
		Filter: store.Filter{Mine: true}, SummaryHour: &hour,
	}
	withStaff(t, []store.Staff{settled}, func(tx store.Tx) {
		for range 2 { // the second time changes nothing
			_, after, err := store.Configure(tx, storetest.Start, 5)
			check(t, err)
			wanted := settled
			wanted.Role, wanted.Scope, wanted.Configured = store.Administrator, store.Scope{}, true
			equal(t, after, wanted)
			kept, err := store.StaffRecords.Get(tx, 5)
			check(t, err)
			equal(t, kept, wanted)
			equal(t, audited(t, tx), []store.AuditEntry{
				{At: storetest.Start, Action: store.ActionStaff, Subject: "5", Field: "role", Old: "moderator", New: "administrator"},
				{At: storetest.Start, Action: store.ActionStaff, Subject: "5", Field: "scope", Old: "KZ-10", New: "all"},
			})
		}
	})
}

// A person who is dismissed, or gets a smaller scope, keeps no work outside it.
func TestUnburden(t *testing.T) {
	catalogue := storetest.Catalogue()
	withStaff(t, []store.Staff{configured, everywhere}, func(tx store.Tx) {
		var sent []store.Proposal
		for _, region := range []string{"KZ-10", "KZ-75", "KZ-75"} {
			p, err := storetest.Sample{Author: 7, Region: region}.Submit(tx)
			check(t, err)
			p, err = store.Apply(tx, catalogue, storetest.Zone, store.Change{
				Proposal: p.Seq, Action: store.ActionAssign, By: configured, Assignee: everywhere, At: storetest.Start,
			})
			check(t, err)
			_, err = store.Take(tx, p.Seq, everywhere, storetest.Start, time.Hour)
			check(t, err)
			sent = append(sent, p)
		}
		narrowed := everywhere
		narrowed.Scope = store.Scope{Regions: []string{"KZ-10"}}
		touched, err := store.Unburden(tx, catalogue, storetest.Zone, narrowed, configured.ID, storetest.Start)
		check(t, err)
		equal(t, len(touched), 2)
		for i, p := range sent {
			now, err := tx.Proposal(p.Seq)
			check(t, err)
			lease, err := store.LeaseOf(tx, p.Seq)
			check(t, err)
			kept := i == 0
			equal(t, now.Assignee == everywhere.ID, kept)
			equal(t, lease.By == everywhere.ID, kept)
			equal(t, now.Revision > p.Revision, !kept)
		}
		entries := audited(t, tx)
		last := entries[len(entries)-1]
		equal(t, []string{string(last.Action), last.Field, last.Old, last.New}, []string{"assign", "assignee", "4", ""})
	})
}

// Of many proposals a part is given back at once, the rest by the alarm.
func TestManyAreGivenBackInParts(t *testing.T) {
	catalogue := storetest.Catalogue()
	withStaff(t, []store.Staff{configured, everywhere}, func(tx store.Tx) {
		const many = 50
		for range many {
			p, err := storetest.Sample{Author: 7}.Submit(tx)
			check(t, err)
			p.Assignee = everywhere.ID
			check(t, tx.SaveProposal(p))
		}
		left := many
		for _, wanted := range []int{20, 20, 10} {
			touched, err := store.Unburden(tx, catalogue, storetest.Zone, store.Staff{ID: everywhere.ID}, 0, storetest.Start)
			check(t, err)
			equal(t, len(touched), wanted)
			left -= wanted
			_, err = tx.Alarm(store.AlarmUnburden, uint64(everywhere.ID))
			if left > 0 {
				check(t, err)
				check(t, tx.ClearAlarm(store.AlarmUnburden, uint64(everywhere.ID)))
			} else {
				isError(t, "an alarm when all is done", err, store.ErrNotFound)
			}
		}
	})
}

func TestTemplates(t *testing.T) {
	catalogue := storetest.Catalogue()
	catalogue.Reasons = []store.Template{
		{Code: "one", Button: store.Label{KK: "Бір", RU: "Один"}, Text: store.Label{KK: "Бірінші себеп", RU: "Первая причина"}},
		{Code: "two", Button: store.Label{KK: "Екі", RU: "Два"}, Text: store.Label{KK: "Екінші себеп", RU: "Вторая причина"}},
	}
	one, two := catalogue.Reasons[0], catalogue.Reasons[1]
	withStaff(t, []store.Staff{configured, everywhere}, func(tx store.Tx) {
		edited := one
		edited.Text.RU = "Первая причина, яснее"
		_, err := store.EditTemplate(tx, catalogue, everywhere, storetest.Start, one, edited)
		isError(t, "by a moderator", err, store.ErrNotEntitled)
		_, err = store.EditTemplate(tx, catalogue, configured, storetest.Start, one, edited)
		check(t, err)
		var changed *store.TemplateChangedError
		if _, err = store.EditTemplate(tx, catalogue, configured, storetest.Start, one, edited); !errors.As(err, &changed) || changed.Template != edited {
			t.Errorf("by an actor who saw the old one: %v", err)
		}
		twin := two
		twin.Code = ""
		_, err = store.EditTemplate(tx, catalogue, configured, storetest.Start, store.Template{}, twin)
		isError(t, "one that looks like another", err, store.ErrSameButton)
		added, err := store.EditTemplate(tx, catalogue, configured, storetest.Start, store.Template{}, store.Template{
			Button: store.Label{KK: "Үш", RU: "Три"}, Text: store.Label{KK: "Үшінші себеп", RU: "Третья причина"},
		})
		check(t, err)
		equal(t, added.Code, "added_3")
		_, err = store.EditTemplate(tx, catalogue, configured, storetest.Start, two, store.Template{Code: "two"})
		if err == nil {
			t.Error("a reason without words was kept")
		}
		for _, template := range []store.Template{edited, two} {
			_, err = store.WithdrawTemplate(tx, catalogue, configured, storetest.Start, template, true)
			check(t, err)
		}
		_, err = store.WithdrawTemplate(tx, catalogue, configured, storetest.Start, added, true)
		isError(t, "the last one", err, store.ErrLastTemplate)
		offered, err := store.Templates(tx, catalogue, false)
		check(t, err)
		equal(t, offered, []store.Template{added})
		two.Withdrawn = true
		_, err = store.WithdrawTemplate(tx, catalogue, configured, storetest.Start, two, false)
		check(t, err)
		var fields []string
		for _, entry := range audited(t, tx) {
			fields = append(fields, entry.Subject+" "+entry.Field)
		}
		equal(t, fields, []string{
			"one text.ru", "added_3 button.kk", "added_3 text.kk", "added_3 button.ru", "added_3 text.ru",
			"one state", "two state", "two state",
		})
	})
}

func TestCheckTemplateText(t *testing.T) {
	for text, want := range map[string]store.FaultCode{
		"Себебі түсінікті": store.Fine, "": store.Empty, "1234": store.Meaningless, "eGov.kz порталы": store.Fine,
		"Өте ұзақ, батырмаға сыймайтын сөз": store.TooLong, "Жaңа": store.Mixed, "Екі\nжол": store.Meaningless,
	} {
		if got := store.CheckTemplateText(text, store.ButtonMax).Code; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
