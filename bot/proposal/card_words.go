package proposal

import (
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// How many characters of what people wrote a card shows. A phone's screen of the
// text leaves the buttons in sight; what colleagues and the author said since is
// shown first, and the text gets what that leaves of the whole, with which the
// longest card is still one message of 4096 characters: facts, flags, names and
// the state of the queue take up to 1700 of them.
const (
	shownOfText     = 700
	leastOfText     = 150
	shownOfExchange = 200
	shownOfNote     = 150
	shownOfReason   = 250
	shownInAll      = 1900
)

// shownOfName is how much of a name a card shows: it can have 129 characters.
const shownOfName = 30

// How many of the newest exchanges and how many of the newest notes a card shows, and
// how many beside a block that waits for its second vote.
const (
	saidShown            = 2
	saidShownBesideBlock = 1
)

// shorten cuts what was written to what a card has room for, the text first, and
// reports whether anything was cut: all of it is behind a button.
func shorten(p store.Proposal, said int) (store.Proposal, bool) {
	cut, rest := false, shownInAll-units(p.Title)
	keep := func(text string, limit int) string {
		// Telegram counts some characters, such as emoji, twice.
		short, longer := Cut(text, limit*utf8.RuneCountInString(text)/max(1, units(text)))
		cut, rest = cut || longer, rest-units(short)
		return short
	}
	cut = len(p.Dialogue) > said || len(p.Notes) > said || len(p.Past) > 0
	p.Dialogue = slices.Clone(newest(p.Dialogue, said))
	for i := range p.Dialogue {
		p.Dialogue[i].Question = keep(p.Dialogue[i].Question, shownOfExchange)
		p.Dialogue[i].Answer = keep(p.Dialogue[i].Answer, shownOfExchange)
	}
	p.Notes = slices.Clone(newest(p.Notes, said))
	for i := range p.Notes {
		p.Notes[i].Text = keep(p.Notes[i].Text, shownOfNote)
	}
	for _, reason := range []*store.Reason{&p.Vote.Reason, &p.Decision.Reason} {
		reason.Text = keep(reason.Text, shownOfReason)
		reason.Template.KK = keep(reason.Template.KK, shownOfReason)
		reason.Template.RU, _ = Cut(reason.Template.RU, shownOfReason)
	}
	p.Body = keep(p.Body, min(shownOfText, max(leastOfText, rest)))
	return p, cut
}

// units is how long Telegram takes a text to be: in UTF-16 code units.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

func newest[T any](list []T, count int) []T { return list[max(0, len(list)-count):] }

// words are what the author wrote. Of a hidden proposal nothing is shown before
// somebody asks for it.
func words(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if p.Hidden {
		list = append(list, dialog.Say("card_hidden"))
	} else {
		list = append(list, dialog.Say("card_words", dialog.Data{"Title": p.Title, "Text": p.Body}))
	}
	if files := len(AllAttachments(p)); files > 0 {
		list = append(list, dialog.Say("card_files", dialog.Data{"Number": files}))
	}
	return append(list, flagged(p)...)
}

// AllAttachments are the files and places of the proposal and of the answers to
// what its author was asked.
func AllAttachments(p store.Proposal) []store.Attachment {
	all := slices.Clone(p.Attachments)
	for _, exchange := range p.Dialogue {
		all = append(all, exchange.Attachments...)
	}
	return all
}
