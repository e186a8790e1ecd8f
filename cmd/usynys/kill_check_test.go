package main_test

import (
	"slices"
	"strings"

	"usynys/store"
)

// check compares what people and moderator know with what the bot has stored.
func (c *campaign) check() {
	rows := c.export()
	byTitle := map[string][]exported{}
	for i, row := range rows {
		byTitle[row.Title] = append(byTitle[row.Title], row)
		if row.Seq != uint64(i+1) || !strings.HasSuffix(row.Number, pad(row.Seq)) {
			c.Errorf("proposal %d of the export has the sequence number %d and the number %s", i+1, row.Seq, row.Number)
		}
	}
	sent := 0
	for _, author := range c.authors {
		author.catchUp()
		sent += len(author.sent)
		for _, strange := range author.strange {
			c.Errorf("author %d: %s", author.ID(), strange)
		}
		for _, p := range author.sent {
			c.checkProposal(author, p, byTitle[p.title])
		}
		c.checkOrder(author)
		c.checkRepeats(author)
	}
	if sent != len(rows) {
		c.Errorf("%d proposals were sent, the bot has %d", sent, len(rows))
	}
	c.checkDialogues()
	report := c.verify()
	if report.Outbox+report.Quarantined+report.DeadLetters+report.Waiting > 0 {
		c.Errorf("something is left: %+v", report)
	}
	c.Logf("%d proposals by %d people, %d messages repeated, %d asked about, %d decisions taken back",
		sent, len(c.authors), c.repeats, len(c.moderator.asked), len(c.moderator.undone))
}

func pad(seq uint64) string {
	return strings.TrimPrefix(store.FormatNumber("", 0, store.Seq(seq)), "0000")
}

// checkProposal requires that the bot has a proposal once, as it was written.
func (c *campaign) checkProposal(a *author, p *proposal, rows []exported) {
	if len(rows) != 1 {
		c.Errorf("%s of author %d is there %d times", p.number, a.ID(), len(rows))
		return
	}
	type content struct {
		number, title, body, topic, region, language, status string
		files                                                int
	}
	row := rows[0]
	got := content{row.Number, row.Title, row.Body, row.Topic, row.Region, row.Language, row.Status, len(row.Attachments)}
	want := content{
		p.number, p.title, p.body(), a.catalogue.Topics[p.topic].Code, a.catalogue.Regions[p.region].Code,
		string(a.language), string(p.status), p.files,
	}
	if got != want {
		c.Errorf("a proposal is not as it was written:\n got %+v\nwant %+v", got, want)
	}
}

// checkOrder requires that an author's notices came in the order of the decisions, each
// after its receipt.
func (c *campaign) checkOrder(a *author) {
	last, lastReceipt := int64(0), int64(0)
	for _, number := range c.moderator.decided {
		p := a.find(number)
		if p == nil || len(p.notices) == 0 {
			continue // of another author, or missing, which another check reports
		}
		if first := p.notices[0].ID; first < last || first < p.receipts[0].ID {
			c.Errorf("author %d: the notice about %s came too early", a.ID(), number)
		} else {
			last = first
		}
	}
	for _, p := range a.sent {
		if p.receipts[0].ID < lastReceipt {
			c.Errorf("author %d: the receipt of %s came too early", a.ID(), p.number)
		}
		lastReceipt = p.receipts[0].ID
		if len(p.notices) == 0 || !slices.Contains(c.moderator.decided, p.number) {
			c.Errorf("author %d: %s has %d notices", a.ID(), p.number, len(p.notices))
		}
	}
}

// checkRepeats requires that a kill made the bot repeat at most one message a chat, and
// that only kills caused repeats.
func (c *campaign) checkRepeats(a *author) {
	lastLife := map[uint64]int{}
	byKill := map[int]int{}
	for _, sent := range a.phone.sent {
		// A message sent in one life and again in a later one was not recorded as sent
		// when the kill ended the first.
		kill, before := lastLife[sent.content]
		lastLife[sent.content] = sent.life
		if !before {
			continue
		}
		c.repeats++
		if kill == sent.life {
			c.Errorf("author %d: a message was repeated without a kill, in life %d", a.ID(), kill)
		}
		if byKill[kill]++; byKill[kill] == 2 {
			c.Errorf("author %d: kill %d had more than one message repeated", a.ID(), kill)
		}
	}
}

// checkDialogues requires that every question and reply whose writer saw it arrive is
// stored once, as it was written, and no others.
func (c *campaign) checkDialogues() {
	type exchange struct{ question, answer string }
	for _, p := range c.stored() {
		var got, want []exchange
		for _, said := range p.Questions {
			got = append(got, exchange{said.Text, said.Reply})
		}
		if slices.Contains(c.moderator.asked, p.Number) {
			want = append(want, exchange{questionFor(p.Number), answerTo(p.Number)})
		}
		if !slices.Equal(got, want) {
			c.Errorf("the dialogue about %s is\n %q, want\n %q", p.Number, got, want)
		}
	}
	for _, author := range c.authors {
		for _, p := range author.sent {
			if asked := slices.Contains(c.moderator.asked, p.number); asked != p.answered {
				c.Errorf("author %d was asked about %s: %v, has answered: %v", author.ID(), p.number, asked, p.answered)
			}
		}
	}
}
