package notice_test

import (
	"time"

	"usynys/store"
)

// sentAt is when the proposals of these tests were submitted.
var sentAt = time.Date(2026, 11, 20, 20, 0, 0, 0, time.UTC)

func noticeCatalogue() *store.Catalogue {
	return &store.Catalogue{Reasons: []store.ReasonTemplate{{Code: "vague", Text: store.LocalizedText{KK: "be exact"}}}}
}

// undecided is a proposal that waits for a decision, refused one that was declined.
func undecided() store.Proposal {
	return store.Proposal{
		Seq: 7, Number: "2026-000007", Author: 1, Status: store.StatusSubmitted, Language: store.Kazakh,
		Topic: "grants", Region: "KZ-27", Title: "Title", Body: "Body", SubmittedAt: sentAt,
		DueOn: "2026-11-25", Revision: 3,
	}
}

func refused() store.Proposal {
	p := undecided()
	p.Status, p.Revision = store.StatusDeclined, 4
	p.Decision = store.Decision{Action: store.ActionDecline, By: 11, ByName: "Aigul", At: sentAt.Add(time.Hour), Reason: store.Reason{Code: "vague"}}
	return p
}
