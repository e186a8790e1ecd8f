package rules_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// The staff of these tests.
var (
	configured = store.Staff{ID: 1, Role: store.RoleAdministrator, Name: "Ольга", Configured: true}
	second     = store.Staff{ID: 2, Role: store.RoleAdministrator, Name: "Асель"}
	regional   = store.Staff{ID: 3, Role: store.RoleAdministrator, Name: "Берік", Scope: store.Scope{Regions: []string{"KZ-10", "KZ-75"}}}
	everywhere = store.Staff{ID: 4, Role: store.RoleModerator, Name: "Сәуле"}
	eastern    = store.Staff{ID: 5, Role: store.RoleModerator, Name: "Дана", Scope: store.Scope{Regions: []string{"KZ-10"}}}
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
		to      rules.Appointment
		want    error
	}{
		"an administrator promotes":             {second, eastern, rules.Appointment{Role: store.RoleCoordinator}, nil},
		"an administrator takes another's role": {configured, second, rules.Appointment{Role: store.RoleModerator}, nil},
		"a moderator promotes":                  {everywhere, eastern, rules.Appointment{Role: store.RoleAdministrator}, rules.ErrNotAuthorized},
		"a moderator promotes themselves":       {everywhere, everywhere, rules.Appointment{Role: store.RoleAdministrator}, rules.ErrSelfChange},
		"an administrator widens their own":     {regional, regional, rules.Appointment{Role: store.RoleAdministrator}, rules.ErrSelfChange},
		"a regional one within their region":    {regional, eastern, rules.Appointment{Role: store.RoleCoordinator, Scope: east}, nil},
		"a regional one hands out more":         {regional, eastern, rules.Appointment{Role: store.RoleAdministrator}, rules.ErrNotAuthorized},
		"a regional one narrows one of all":     {regional, everywhere, rules.Appointment{Role: store.RoleModerator, Scope: east}, rules.ErrNotAuthorized},
		"the configured one is demoted":         {second, configured, rules.Appointment{Role: store.RoleModerator}, rules.ErrConfiguredStaff},
		"the configured one is narrowed":        {second, configured, rules.Appointment{Role: store.RoleAdministrator, Scope: east}, rules.ErrConfiguredStaff},
		"a person outside the staff promotes":   {store.Staff{ID: 99}, eastern, rules.Appointment{Role: store.RoleAdministrator}, rules.ErrNotAuthorized},
		"a person who is not on the staff":      {second, store.Staff{ID: 98}, rules.Appointment{Role: store.RoleModerator}, store.ErrNotFound},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			withStaff(t, all, func(tx store.Tx) {
				before, after, err := rules.ChangeStaff(tx, c.by, storetest.StartTime, c.who.ID, c.to)
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
				equal(t, rules.Appointment{Role: now.Role, Scope: now.Scope}, c.to)
			})
		})
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	// second is the only administrator for everything; regional is not.
	withStaff(t, []store.Staff{second, regional, eastern}, func(tx store.Tx) {
		_, err := rules.DismissStaff(tx, second, storetest.StartTime, second.ID)
		isError(t, "the last one steps down", err, rules.ErrLastAdministrator)
		_, err = rules.DismissStaff(tx, second, storetest.StartTime, regional.ID)
		isError(t, "one of several goes", err, nil)
		equal(t, len(audited(t, tx)), 2)
	})
	withStaff(t, []store.Staff{second, configured}, func(tx store.Tx) {
		_, err := rules.DismissStaff(tx, second, storetest.StartTime, second.ID)
		isError(t, "one of two steps down", err, nil)
		_, err = rules.DismissStaff(tx, configured, storetest.StartTime, configured.ID)
		isError(t, "the configured one steps down", err, rules.ErrConfiguredStaff)
	})
	// Two administrators for everything end each other's role at the same moment: one of
	// them comes first.
	withStaff(t, []store.Staff{second, {ID: 6, Role: store.RoleAdministrator}}, func(tx store.Tx) {
		_, err := rules.DismissStaff(tx, second, storetest.StartTime, 6)
		isError(t, "the first", err, nil)
		gone, err := store.FindStaff(tx, 6)
		check(t, err)
		_, err = rules.DismissStaff(tx, gone, storetest.StartTime, second.ID)
		isError(t, "the second", err, rules.ErrNotAuthorized)
	})
}

// TestWhoHasLeftIsKnownByName: former staff have their names in the audit log until
// their data is erased.
func TestWhoHasLeftIsKnownByName(t *testing.T) {
	zarina := store.Staff{ID: 7, Role: store.RoleAdministrator, Name: "Зарина", Configured: true}
	withStaff(t, []store.Staff{second, zarina, {ID: 8, Role: store.RoleModerator, Name: "Берік"}}, func(tx store.Tx) {
		kept := store.Person{ID: 8, Language: store.Kazakh}
		check(t, store.People.Put(tx, kept))
		_, err := rules.DismissStaff(tx, second, storetest.StartTime, 8)
		check(t, err)
		check(t, rules.RemoveConfigured(tx, storetest.StartTime, zarina))
		for id, wanted := range map[store.PersonID]string{7: "Зарина", 8: "Берік", 9: ""} {
			name, err := store.FormerStaffName(tx, id)
			check(t, err)
			equal(t, name, wanted)
			staff, err := store.FindStaff(tx, id)
			check(t, err)
			equal(t, staff, store.Staff{ID: id})
		}
		all, err := store.StaffRecords.All(tx)
		check(t, err)
		equal(t, len(all), 1)
		kept.FormerStaffName = "Берік"
		person, err := store.People.Get(tx, 8)
		check(t, err)
		equal(t, person, kept)
		check(t, tx.ErasePerson(8))
		name, err := store.FormerStaffName(tx, 8)
		check(t, err)
		equal(t, name, "")
	})
}

func TestARightIsGivenAndTaken(t *testing.T) {
	withStaff(t, []store.Staff{configured, eastern}, func(tx store.Tx) {
		_, after, err := rules.SetStaffRight(tx, configured, storetest.StartTime, eastern.ID, store.RightReveal, true)
		check(t, err)
		equal(t, after.Has(store.RightReveal), true)
		_, _, err = rules.SetStaffRight(tx, configured, storetest.StartTime, eastern.ID, store.RightManage, true)
		isError(t, "a right that is not for single persons", err, rules.ErrNotAuthorized)
		_, _, err = rules.SetStaffRight(tx, after, storetest.StartTime, eastern.ID, store.RightReveal, true)
		isError(t, "to oneself", err, rules.ErrSelfChange)
		_, after, err = rules.SetStaffRight(tx, configured, storetest.StartTime, eastern.ID, store.RightReveal, false)
		check(t, err)
		equal(t, after.Has(store.RightReveal), false)
		equal(t, audited(t, tx), []store.AuditEntry{
			{At: storetest.StartTime, Actor: 1, Action: store.ActionChangeStaff, Subject: "5", Field: "rights", New: "reveal"},
			{At: storetest.StartTime, Actor: 1, Action: store.ActionChangeStaff, Subject: "5", Field: "rights", Old: "reveal"},
		})
	})
}

// invite returns an invitation in the store.
func invite(t *testing.T, tx store.Tx, by store.Staff, to rules.Appointment) store.Invite {
	t.Helper()
	made := store.Invite{Hash: store.HashInviteCode("code"), Role: to.Role, Scope: to.Scope, Until: storetest.StartTime.Add(time.Hour)}
	check(t, rules.CreateInvite(tx, by, storetest.StartTime, made))
	kept, err := store.Invites.Get(tx, made.Hash)
	check(t, err)
	return kept
}

func TestAnInvitationIsGoodOnce(t *testing.T) {
	withStaff(t, []store.Staff{configured}, func(tx store.Tx) {
		made := invite(t, tx, configured, rules.Appointment{Role: store.RoleModerator})
		_, _, _, err := rules.AcceptInvite(tx, storetest.StartTime, made.Hash, configured.ID, "Ольга")
		isError(t, "by the person who made it", err, rules.ErrSelfChange)
		_, _, after, err := rules.AcceptInvite(tx, storetest.StartTime, made.Hash, 50, "Нұрлан")
		check(t, err)
		kept, err := store.StaffRecords.Get(tx, 50)
		check(t, err)
		equal(t, kept, after)
		equal(t, kept.Name, "Нұрлан")
		_, _, _, err = rules.AcceptInvite(tx, storetest.StartTime, made.Hash, 51, "Айдос")
		var used *rules.InviteUsedError
		if !errors.As(err, &used) || used.By != 50 {
			t.Errorf("the second who accepts: %v", err)
		}
		_, err = rules.RevokeInvite(tx, configured, storetest.StartTime, made.Hash)
		if !errors.As(err, &used) {
			t.Errorf("taken back after it was used: %v", err)
		}
		subject := made.ShortHash()
		equal(t, audited(t, tx), []store.AuditEntry{
			{At: storetest.StartTime, Actor: 1, Action: store.ActionInvite, Subject: subject, Field: "opened", New: "moderator all"},
			{At: storetest.StartTime, Actor: 1, Action: store.ActionChangeStaff, Subject: "50", Field: "role", New: "moderator"},
			{At: storetest.StartTime, Actor: 1, Action: store.ActionChangeStaff, Subject: "50", Field: "scope", New: "all"},
			{At: storetest.StartTime, Actor: 50, Action: store.ActionInvite, Subject: subject, Field: "used", New: "moderator all"},
		})
	})
}

func TestInvitationsThatCannotBeAccepted(t *testing.T) {
	staff := []store.Staff{configured, second, regional, eastern}
	cases := map[string]struct {
		by, who store.Staff
		to      rules.Appointment
		happens func(tx store.Tx, made store.Invite) error
		after   time.Duration
		want    error
	}{
		"in time":  {by: second, who: store.Staff{ID: 50}, to: rules.Appointment{Role: store.RoleModerator}},
		"too late": {by: second, who: store.Staff{ID: 50}, to: rules.Appointment{Role: store.RoleModerator}, after: time.Hour, want: rules.ErrInviteInvalid},
		"the inviter went": {
			by: second, who: store.Staff{ID: 50}, to: rules.Appointment{Role: store.RoleModerator}, want: rules.ErrInviteInvalid,
			happens: func(tx store.Tx, _ store.Invite) error {
				_, err := rules.DismissStaff(tx, configured, storetest.StartTime, second.ID)
				return err
			},
		},
		"taken back": {
			by: second, who: store.Staff{ID: 50}, to: rules.Appointment{Role: store.RoleModerator}, want: rules.ErrInviteRevoked,
			happens: func(tx store.Tx, made store.Invite) error {
				_, err := rules.RevokeInvite(tx, configured, storetest.StartTime, made.Hash)
				return err
			},
		},
		"the configured one would lose":        {by: second, who: configured, to: rules.Appointment{Role: store.RoleModerator}, want: rules.ErrConfiguredStaff},
		"a coordinator instead of a moderator": {by: second, who: eastern, to: rules.Appointment{Role: store.RoleCoordinator}},
		"a smaller scope":                      {by: regional, who: everywhere, to: rules.Appointment{Role: store.RoleModerator, Scope: regional.Scope}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			withStaff(t, append(staff, everywhere), func(tx store.Tx) {
				made := invite(t, tx, c.by, c.to)
				if c.happens != nil {
					check(t, c.happens(tx, made))
				}
				_, _, _, err := rules.AcceptInvite(tx, storetest.StartTime.Add(c.after), made.Hash, c.who.ID, c.who.Name)
				isError(t, "accepting", err, c.want)
			})
		})
	}
	withStaff(t, staff, func(tx store.Tx) {
		_, err := rules.FindUsableInvite(tx, storetest.StartTime, store.HashInviteCode("guessed"), 50)
		isError(t, "a guess", err, rules.ErrInviteInvalid)
		for name, by := range map[string]store.Staff{"a moderator": eastern, "a regional administrator": regional} {
			err := rules.CreateInvite(tx, by, storetest.StartTime, store.Invite{Hash: "h", Role: store.RoleModerator})
			isError(t, name+" invites to everything", err, rules.ErrNotAuthorized)
		}
	})
}

func TestConfigured(t *testing.T) {
	hour := 8
	settled := store.Staff{
		ID: 5, Role: store.RoleModerator, Name: "Дана", Scope: store.Scope{Regions: []string{"KZ-10"}},
		Filter: store.Filter{Mine: true}, SummaryHour: &hour,
	}
	withStaff(t, []store.Staff{settled}, func(tx store.Tx) {
		for range 2 { // the second time changes nothing
			_, after, err := rules.ConfigureAdministrator(tx, storetest.StartTime, 5)
			check(t, err)
			wanted := settled
			wanted.Role, wanted.Scope, wanted.Configured = store.RoleAdministrator, store.Scope{}, true
			equal(t, after, wanted)
			kept, err := store.StaffRecords.Get(tx, 5)
			check(t, err)
			equal(t, kept, wanted)
			equal(t, audited(t, tx), []store.AuditEntry{
				{At: storetest.StartTime, Action: store.ActionChangeStaff, Subject: "5", Field: "role", Old: "moderator", New: "administrator"},
				{At: storetest.StartTime, Action: store.ActionChangeStaff, Subject: "5", Field: "scope", Old: "KZ-10", New: "all"},
			})
		}
	})
}

// TestUnburden: a person who is dismissed, or gets a narrower scope, keeps no work
// outside it.
func TestUnburden(t *testing.T) {
	catalogue := storetest.Catalogue()
	withStaff(t, []store.Staff{configured, everywhere}, func(tx store.Tx) {
		var sent []store.Proposal
		for _, region := range []string{"KZ-10", "KZ-75", "KZ-75"} {
			p, err := storetest.Sample{Author: 7, Region: region}.Submit(tx)
			check(t, err)
			p, err = rules.Apply(tx, catalogue, storetest.Zone, rules.Change{
				Proposal: p.Seq, Action: store.ActionAssign, By: configured, Assignee: everywhere, At: storetest.StartTime,
			})
			check(t, err)
			_, err = rules.ClaimLease(tx, p.Seq, everywhere, storetest.StartTime, time.Hour)
			check(t, err)
			sent = append(sent, p)
		}
		narrowed := everywhere
		narrowed.Scope = store.Scope{Regions: []string{"KZ-10"}}
		touched, err := rules.RevokeWork(tx, catalogue, storetest.Zone, narrowed, configured.ID, storetest.StartTime)
		check(t, err)
		equal(t, len(touched), 2)
		for i, p := range sent {
			now, err := tx.Proposal(p.Seq)
			check(t, err)
			lease, err := store.FindLease(tx, p.Seq)
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

// TestManyAreGivenBackInParts: of many proposals a part is given back at once, the rest
// by the alarm.
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
			touched, err := rules.RevokeWork(tx, catalogue, storetest.Zone, store.Staff{ID: everywhere.ID}, 0, storetest.StartTime)
			check(t, err)
			equal(t, len(touched), wanted)
			left -= wanted
			_, err = tx.Alarm(store.AlarmRevokeWork, uint64(everywhere.ID))
			if left > 0 {
				check(t, err)
				check(t, tx.ClearAlarm(store.AlarmRevokeWork, uint64(everywhere.ID)))
			} else {
				isError(t, "an alarm when all is done", err, store.ErrNotFound)
			}
		}
	})
}

func TestTemplates(t *testing.T) {
	catalogue := storetest.Catalogue()
	catalogue.Reasons = []store.ReasonTemplate{
		{Code: "one", Button: store.LocalizedText{KK: "Бір", RU: "Один"}, Text: store.LocalizedText{KK: "Бірінші себеп", RU: "Первая причина"}},
		{Code: "two", Button: store.LocalizedText{KK: "Екі", RU: "Два"}, Text: store.LocalizedText{KK: "Екінші себеп", RU: "Вторая причина"}},
	}
	one, two := catalogue.Reasons[0], catalogue.Reasons[1]
	withStaff(t, []store.Staff{configured, everywhere}, func(tx store.Tx) {
		edited := one
		edited.Text.RU = "Первая причина, яснее"
		_, err := rules.EditTemplate(tx, catalogue, everywhere, storetest.StartTime, one, edited)
		isError(t, "by a moderator", err, rules.ErrNotAuthorized)
		_, err = rules.EditTemplate(tx, catalogue, configured, storetest.StartTime, one, edited)
		check(t, err)
		var changed *rules.TemplateConflictError
		if _, err = rules.EditTemplate(tx, catalogue, configured, storetest.StartTime, one, edited); !errors.As(err, &changed) || changed.Template != edited {
			t.Errorf("by an actor who saw the old one: %v", err)
		}
		twin := two
		twin.Code = ""
		_, err = rules.EditTemplate(tx, catalogue, configured, storetest.StartTime, store.ReasonTemplate{}, twin)
		isError(t, "one that looks like another", err, rules.ErrDuplicateButton)
		added, err := rules.EditTemplate(tx, catalogue, configured, storetest.StartTime, store.ReasonTemplate{}, store.ReasonTemplate{
			Button: store.LocalizedText{KK: "Үш", RU: "Три"}, Text: store.LocalizedText{KK: "Үшінші себеп", RU: "Третья причина"},
		})
		check(t, err)
		equal(t, added.Code, "added_3")
		_, err = rules.EditTemplate(tx, catalogue, configured, storetest.StartTime, two, store.ReasonTemplate{Code: "two"})
		if err == nil {
			t.Error("a reason without words was kept")
		}
		for _, template := range []store.ReasonTemplate{edited, two} {
			_, err = rules.WithdrawTemplate(tx, catalogue, configured, storetest.StartTime, template, true)
			check(t, err)
		}
		_, err = rules.WithdrawTemplate(tx, catalogue, configured, storetest.StartTime, added, true)
		isError(t, "the last one", err, rules.ErrLastTemplate)
		offered, err := rules.Templates(tx, catalogue, false)
		check(t, err)
		equal(t, offered, []store.ReasonTemplate{added})
		two.Withdrawn = true
		_, err = rules.WithdrawTemplate(tx, catalogue, configured, storetest.StartTime, two, false)
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
	for text, want := range map[string]store.ViolationCode{
		"Себебі түсінікті": store.NoViolation, "": store.ViolationEmpty, "1234": store.ViolationMeaningless, "eGov.kz порталы": store.NoViolation,
		"Өте ұзақ, батырмаға сыймайтын сөз": store.ViolationTooLong, "Жaңа": store.ViolationMixedScripts, "Екі\nжол": store.ViolationMeaningless,
	} {
		if got := store.ValidateTemplateText(text, store.TemplateButtonMax).Code; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
