package moderator

import (
	"fmt"
	"iter"

	"usynys/bot/dialog"
	"usynys/store"
)

// Bounds of what one press looks through: so many proposals, and so many bytes of
// their texts. They keep the transaction under 100 ms (BenchmarkFind).
const (
	searchedProposals = 1000
	searchedBytes     = 1 << 20
)

// part is what was found among the proposals that one press looked through.
type part struct {
	found []match
	// of is the number of the proposal whose author is looked for.
	of string
	// read is how many were looked through; last is the last of them, and more says
	// that there are older ones.
	read int
	last match
	more bool
}

// match is what a list says of a proposal.
type match struct {
	seq           store.Seq
	number, title string
	region        string
	status        store.Status
	revision      uint32
}

// gatherPart finds what the sender looks for among the proposals before a number,
// or the newest.
func gatherPart(t *dialog.Turn, before store.Seq) (part, error) {
	sought := t.Session.Sought
	if sought.Author != 0 {
		return gatherAuthors(t, sought.Author)
	}
	var found part
	search := store.SearchFor(sought.Words)
	matches := func(p store.Proposal) bool { return search.Matches(p.Texts()...) }
	err := found.gather(t, t.Tx.ProposalsBefore(before), matches)
	return found, err
}

// searchedIn is how many bytes of a proposal are looked through.
func searchedIn(p store.Proposal) int {
	bytes := len(p.Title) + len(p.Body)
	for _, exchange := range p.Dialogue {
		bytes += len(exchange.Answer)
	}
	return bytes
}

// gather goes through proposals and keeps those that are wanted, as far as the
// sender may see them. Hidden ones are found by their number only.
func (f *part) gather(t *dialog.Turn, all iter.Seq2[store.Proposal, error], wanted func(store.Proposal) bool) error {
	bytes := 0
	for p, err := range all {
		if err != nil {
			return fmt.Errorf("look through the proposals: %w", err)
		}
		if f.read == searchedProposals || bytes >= searchedBytes {
			f.more = true
			return nil
		}
		f.read++
		bytes += searchedIn(p)
		f.last = match{seq: p.Seq, number: p.Number}
		if !p.Hidden && store.May(*t.Staff, store.Read, p) && wanted(p) {
			f.found = append(f.found, match{p.Seq, p.Number, p.Title, p.Region, p.Status, p.Revision})
		}
	}
	return nil
}
