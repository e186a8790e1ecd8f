package storetest

import "usynys/store"

// fullPerson, fullSession and fullDraft set every field, so that a lost one is found.
func fullPerson(id store.PersonID) store.Person {
	p := Person(id)
	p.UnreachableSince = StartTime
	return p
}

func fullSession(id store.PersonID) store.Session {
	return store.Session{
		Person: id, Flow: "new", Step: "title", Subject: 12, Revision: 40, Page: 2,
		LastActiveAt: StartTime, LastMessage: 1 << 33, Flood: store.Flood{Since: StartTime, Count: 4, Warned: true},
	}
}

func fullDraft(id store.PersonID) store.Draft {
	photo := store.Attachment{Kind: store.AttachmentPhoto, FileID: "AgAD", Name: "../<b>.jpg", Bytes: 1 << 34, Message: 7}
	place := store.Attachment{Kind: store.AttachmentLocation, Latitude: 43.238949, Longitude: -0.000001, Message: 8}
	return store.Draft{
		Person: id, Topic: "work", Region: "KZ-10",
		Title:       store.TextPart{Message: 3, Text: "Жаңа <алаң> & \"бақ\""},
		Parts:       []store.TextPart{{Message: 4, Text: "бір\nекі"}, {Message: 5, Text: "үш 🌳\u2028\x01"}},
		Attachments: []store.Attachment{photo, place},
		TextDone:    true, ShowName: true,
		Stashed:   []store.StashedMessage{{Message: 9, Text: "кейін"}, {Message: 10, Attachment: photo}},
		StartedAt: StartTime,
	}
}

var peopleTests = []test{
	{"a person is kept whole and replaced whole", func(b *harness) {
		b.view(func(r store.Reader) { _, err := store.People.Get(r, 1); b.wantErr(err, store.ErrNotFound) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.People.Put(tx, fullPerson(1))) },
			func(r store.Reader) { want(b, fullPerson(1))(store.People.Get(r, 1)) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.People.Put(tx, store.Person{ID: 1, Language: store.Russian})) },
			func(r store.Reader) { want(b, store.Person{ID: 1, Language: store.Russian})(store.People.Get(r, 1)) })
	}},
	{"people with any ids are different people", func(b *harness) {
		ids := []store.PersonID{1, 256, 1 << 40, 1<<63 - 1, -1}
		b.inTxAndView(
			func(tx store.Tx) {
				for _, id := range ids {
					b.ok(store.People.Put(tx, Person(id)))
				}
			},
			func(r store.Reader) {
				for _, id := range ids {
					want(b, Person(id))(store.People.Get(r, id))
				}
			})
	}},
	{"a session is empty, with the person's id, before it is saved", func(b *harness) {
		b.view(func(r store.Reader) { want(b, store.Session{Person: 5})(store.SessionOf(r, 5)) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.Sessions.Put(tx, fullSession(5))) },
			func(r store.Reader) {
				want(b, fullSession(5))(store.SessionOf(r, 5))
				want(b, store.Session{Person: 6})(store.SessionOf(r, 6))
			})
	}},
	{"a draft is kept whole and can be deleted, twice as well", func(b *harness) {
		b.view(func(r store.Reader) { _, err := store.Drafts.Get(r, 1); b.wantErr(err, store.ErrNotFound) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.Drafts.Put(tx, fullDraft(1))) },
			func(r store.Reader) { want(b, fullDraft(1))(store.Drafts.Get(r, 1)) })
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.Drafts.Delete(tx, 1)); b.ok(store.Drafts.Delete(tx, 1)) },
			func(r store.Reader) { _, err := store.Drafts.Get(r, 1); b.wantErr(err, store.ErrNotFound) })
	}},
	{"records are the caller's own", func(b *harness) {
		saved, given := fullDraft(1), fullDraft(1)
		b.update(func(tx store.Tx) {
			b.ok(store.Drafts.Put(tx, given))
			given.Parts[0].Text, given.Attachments[0].Name = "changed", "changed"
			got, err := store.Drafts.Get(tx, 1)
			b.ok(err)
			got.Parts[0].Text, got.Stashed[0].Text = "changed", "changed"
			want(b, saved)(store.Drafts.Get(tx, 1))
		})
		var kept store.Draft
		b.view(func(r store.Reader) { kept, _ = store.Drafts.Get(r, 1) })
		b.update(func(tx store.Tx) { b.ok(store.Drafts.Put(tx, store.Draft{Person: 1, Topic: "other"})) })
		want(b, saved)(kept, nil)
	}},
}

var erasureTests = []test{
	{"erasing removes everything of the person and nothing of others", func(b *harness) {
		for _, id := range []store.PersonID{1, 2} {
			b.update(func(tx store.Tx) { writeAllOf(b, tx, id) })
		}
		b.update(func(tx store.Tx) { b.ok(store.StaffRecords.Put(tx, store.Staff{ID: 1, Role: store.RoleCoordinator})) })
		b.inTxAndView(func(tx store.Tx) { b.ok(tx.ErasePerson(1)) }, func(r store.Reader) {
			nothingOf(b, r, 1)
			allOf(b, r, 2)
			want(b, store.Staff{ID: 1, Role: store.RoleCoordinator})(store.StaffRecords.Get(r, 1))
			want(b, 1)(r.CountProposalsOf(1))
			want(b, []store.ChatMessage{{Chat: 2, Message: 10}})(r.SlotMessages("screen"))
		})
	}},
	{"erasing an unknown person is no error", func(b *harness) {
		b.update(func(tx store.Tx) { b.ok(tx.ErasePerson(1)) })
	}},
	{"after an erasure the same person starts again", func(b *harness) {
		b.update(func(tx store.Tx) { writeAllOf(b, tx, 1); b.ok(tx.ErasePerson(1)); writeAllOf(b, tx, 1) })
		b.view(func(r store.Reader) { allOf(b, r, 1) })
	}},
}

func writeAllOf(b *harness, tx store.Tx, id store.PersonID) {
	b.Helper()
	b.ok(store.People.Put(tx, fullPerson(id)))
	b.ok(store.Sessions.Put(tx, fullSession(id)))
	b.ok(store.Drafts.Put(tx, fullDraft(id)))
	b.ok(tx.SetSlot(id.Chat(), "screen", 10))
	b.ok(tx.SetSlot(id.Chat(), "card:1", 11))
	b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: int64(id), Person: id, Raw: []byte("{}")}))
	b.ok(tx.MoveToDeadLetters(store.DeadLetter{Outgoing: store.OutboxRow{Chat: id.Chat()}, Reason: "refused"}))
	for lane := store.LaneReplies; lane <= store.LaneAnnouncements; lane++ {
		_, err := tx.Enqueue(store.OutboxRow{Chat: id.Chat(), Lane: lane, Slot: "screen"})
		b.ok(err)
		_, err = tx.Enqueue(store.OutboxRow{Chat: id.Chat(), Lane: lane})
		b.ok(err)
	}
	_, err := Sample{Author: id}.Submit(tx)
	b.ok(err)
}

func allOf(b *harness, r store.Reader, id store.PersonID) {
	b.Helper()
	want(b, fullPerson(id))(store.People.Get(r, id))
	want(b, fullSession(id))(store.SessionOf(r, id))
	want(b, fullDraft(id))(store.Drafts.Get(r, id))
	want(b, int64(10))(r.Slot(id.Chat(), "screen"))
	want(b, int64(11))(r.Slot(id.Chat(), "card:1"))
	rows, letters, aside := countsOf(b, r, id)
	want(b, [3]int{6, 1, 1})([3]int{rows, letters, aside}, nil)
}

func nothingOf(b *harness, r store.Reader, id store.PersonID) {
	b.Helper()
	_, err := store.People.Get(r, id)
	b.wantErr(err, store.ErrNotFound)
	want(b, store.Session{Person: id})(store.SessionOf(r, id))
	_, err = store.Drafts.Get(r, id)
	b.wantErr(err, store.ErrNotFound)
	want(b, int64(0))(r.Slot(id.Chat(), "screen"))
	want(b, int64(0))(r.Slot(id.Chat(), "card:1"))
	rows, letters, aside := countsOf(b, r, id)
	want(b, [3]int{})([3]int{rows, letters, aside}, nil)
}

// countsOf counts the rows, dead letters and quarantined updates of a person.
func countsOf(b *harness, r store.Reader, id store.PersonID) (rows, letters, aside int) {
	b.Helper()
	outbox, err := r.Outbox(0, 1000)
	b.ok(err)
	for _, row := range outbox {
		if row.Chat == id.Chat() {
			rows++
		}
	}
	dead, err := r.DeadLetters()
	b.ok(err)
	for _, letter := range dead {
		if letter.Outgoing.Chat == id.Chat() {
			letters++
		}
	}
	quarantined, err := r.Quarantined()
	b.ok(err)
	for _, update := range quarantined {
		if update.Person == id {
			aside++
		}
	}
	return rows, letters, aside
}
