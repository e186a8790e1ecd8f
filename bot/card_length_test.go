package bot

import (
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// longestName has the maximum length of a first and a last name together.
var longestName = strings.Repeat("Ә", 64) + " " + strings.Repeat("Ғ", 64)

// longestProposal stores a proposal with everything that a card can show.
func longestProposal(d *direct, action store.Action) store.Proposal {
	now := d.now()
	words := func(count int) string { return string([]rune(strings.Repeat("Ұзын сөз ", count))[:count]) }
	reason := store.Reason{
		Code: "x", Text: words(d.catalogue.Limits.ReasonMax), Language: store.Russian,
		Template: store.LocalizedText{KK: words(d.catalogue.Limits.ReasonMax), RU: words(d.catalogue.Limits.ReasonMax)},
	}
	p := store.Proposal{
		Seq: 1, Number: "2026-000001", Author: 1, AuthorName: longestName, Status: store.StatusSubmitted, Language: store.Kazakh,
		Topic: "civic_culture", Region: "KZ-59", Age: store.Age18To24, Title: words(d.catalogue.Limits.TitleMax),
		Body: words(d.catalogue.Limits.TextMax), Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "x"}}, SubmittedAt: now,
		DueOn: "2026-11-20", Assignee: 2, AssigneeName: longestName, NotDuplicate: true, Flags: screening.Flags(), Revision: 1,
		Vote: store.Vote{By: 3, ByName: longestName, At: now, Reason: reason},
	}
	p.PastDecisions = []store.Decision{{Action: store.ActionDecline, By: 3, ByName: longestName, At: now, Reason: reason}}
	for range 5 {
		p.Questions = append(p.Questions, store.Question{
			AskedBy: 2, AskedByName: longestName, Text: words(3000), Language: store.Kazakh, AskedAt: now, Reply: words(3000), RepliedAt: now,
		})
		p.Notes = append(p.Notes, store.Note{By: 2, ByName: longestName, At: now, Text: words(3000)})
	}
	if action != "" {
		p.Status, p.Original, p.NotifyAt = store.StatusLinked, 2, now.Add(time.Minute)
		p.Decision = store.Decision{Action: action, By: 3, ByName: longestName, At: now, Reason: reason, FirstVote: p.Vote}
		p.Vote = store.Vote{}
	}
	return p
}

// A card is always one message: buttons show what does not fit.
func TestTheLongestCardIsOneMessage(t *testing.T) {
	for name, action := range map[string]store.Action{"waiting": "", "decided": store.ActionLink} {
		t.Run(name, func(t *testing.T) {
			d := newDirect(t)
			d.welcome(1, store.Kazakh)
			reader := store.Staff{ID: 2, Role: store.RoleAdministrator, Name: longestName}
			reader.Filter = store.Filter{Region: "KZ-59", Topic: "civic_culture", Language: store.Kazakh, Mine: true, Overdue: true}
			if action != "" {
				reader.Filter = store.Filter{Region: "KZ-59", Topic: "civic_culture", Language: store.Kazakh, Status: store.StatusLinked}
			}
			d.change(func(tx store.Tx) error {
				p := longestProposal(d, action)
				for seq := store.Seq(2); seq < 70; seq++ {
					other := store.Proposal{
						Seq: seq, Number: "2026-000002", Author: 1 + store.PersonID(seq%2), Language: store.Kazakh, Topic: "civic_culture", Region: "KZ-59",
						Status: store.Statuses()[int(seq/2)%len(store.Statuses())], Body: p.Body, DueOn: "2026-11-20", Revision: 1,
					}
					if err := tx.SaveProposal(other); err != nil {
						return err
					}
				}
				if _, err := rules.ClaimLease(tx, 1, store.Staff{ID: 3, Name: longestName}, d.now(), time.Hour); err != nil {
					return err
				}
				block := store.Block{Person: 1, By: 3, ByName: longestName, At: d.now(), Proposed: true, Reason: store.Reason{Text: p.Body}}
				if err := tx.SaveProposal(p); err != nil {
					return err
				}
				if err := store.StaffRecords.Put(tx, reader); err != nil {
					return err
				}
				return store.Blocks.Put(tx, block)
			})
			for _, language := range store.Languages() {
				d.welcome(2, language)
				d.change(func(tx store.Tx) error { return tx.DropOutbox(2) })
				d.batch(text(2, 100, "/view 1"))
				d.oneMessage("view", "№ 2026-000001")
				d.change(func(tx store.Tx) error {
					if err := tx.DropOutbox(2); err != nil {
						return err
					}
					return store.Leases.Delete(tx, 1)
				})
				d.batch(text(2, 101, "/queue"))
				d.oneMessage("queue", "№ 2026-000001")
			}
		})
	}
}

// oneMessage requires that a moderator was shown the card in one message.
func (d *direct) oneMessage(what, number string) {
	d.t.Helper()
	rows := slices.DeleteFunc(d.outbox(2), func(row store.OutboxRow) bool { return row.Message.Text == "" })
	if len(rows) != 1 || !strings.Contains(rows[0].Message.Text, number) {
		d.t.Fatalf("%s: %d messages, want the card in one", what, len(rows))
	}
}
