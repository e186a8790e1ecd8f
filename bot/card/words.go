package card

import (
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// How many characters of what people wrote a card shows. The text leaves the buttons in
// sight on a phone. What colleagues and the author said since comes first; the text gets
// the rest, so that the longest card is one message of 4096 characters: facts, flags,
// names and the queue take up to 1700 of them.
const (
	maxText     = 700
	minText     = 150
	maxExchange = 200
	maxNote     = 150
	maxReason   = 250
	maxTotal    = 1900
)

// maxName limits how much of a name a card shows: it can have 129 characters.
const maxName = 30

// How many of the newest questions and of the newest notes a card shows, and how many of
// them beside a block that waits for its second vote.
const (
	entriesShown            = 2
	entriesShownBesideBlock = 1
)

// shorten cuts what was written to what a card has room for, the text first, and reports
// whether anything was cut: a button shows all of it.
func shorten(p store.Proposal, said int) (store.Proposal, bool) {
	cut, rest := false, maxTotal-utf16Length(p.Title)
	keep := func(text string, limit int) string {
		// Telegram counts some characters, such as emoji, twice.
		short, longer := proposal.Truncate(text, limit*utf8.RuneCountInString(text)/max(1, utf16Length(text)))
		cut, rest = cut || longer, rest-utf16Length(short)
		return short
	}
	cut = len(p.Questions) > said || len(p.Notes) > said || len(p.PastDecisions) > 0
	p.Questions = slices.Clone(newest(p.Questions, said))
	for i := range p.Questions {
		p.Questions[i].Text = keep(p.Questions[i].Text, maxExchange)
		p.Questions[i].Reply = keep(p.Questions[i].Reply, maxExchange)
	}
	p.Notes = slices.Clone(newest(p.Notes, said))
	for i := range p.Notes {
		p.Notes[i].Text = keep(p.Notes[i].Text, maxNote)
	}
	for _, reason := range []*store.Reason{&p.Vote.Reason, &p.Decision.Reason} {
		reason.Text = keep(reason.Text, maxReason)
		reason.Template.KK = keep(reason.Template.KK, maxReason)
		reason.Template.RU, _ = proposal.Truncate(reason.Template.RU, maxReason)
	}
	p.Body = keep(p.Body, min(maxText, max(minText, rest)))
	return p, cut
}

// utf16Length returns the length of a text as Telegram counts it: in UTF-16 code units.
func utf16Length(text string) int { return len(utf16.Encode([]rune(text))) }

func newest[T any](list []T, count int) []T { return list[max(0, len(list)-count):] }

// contentTexts returns what the author wrote; nothing of a hidden proposal.
func contentTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if p.Hidden {
		list = append(list, dialog.Say("card_hidden"))
	} else {
		list = append(list, dialog.Say("card_words", dialog.Data{"Title": p.Title, "Text": p.Body}))
	}
	if files := len(AllAttachments(p)); files > 0 {
		list = append(list, dialog.Say("card_files", dialog.Data{"Number": files}))
	}
	return append(list, flagTexts(p)...)
}

// AllAttachments returns the files and places of the proposal and of the author's replies.
func AllAttachments(p store.Proposal) []store.Attachment {
	all := slices.Clone(p.Attachments)
	for _, exchange := range p.Questions {
		all = append(all, exchange.Attachments...)
	}
	return all
}
