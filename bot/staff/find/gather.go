package find

import (
	"fmt"
	"iter"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// Bounds of what one press looks through: so many proposals, and so many bytes of
// their texts. They keep the transaction under 100 ms (BenchmarkFind).
const (
	maxScanned = 1000
	maxBytes   = 1 << 20
)

// results is what was found among the proposals that one press looked through.
type results struct {
	matches []match
	// author is the number of the proposal whose author is looked for.
	author string
	// scanned is how many were looked through; last is the last of them, and more says
	// that there are older ones.
	scanned int
	last    match
	hasMore bool
}

// match is what a list says of a proposal.
type match struct {
	seq           store.Seq
	number, title string
	region        string
	status        store.Status
	revision      uint32
}

// gatherResults finds what the sender looks for among the proposals before a number,
// or the newest.
func gatherResults(t *dialog.Turn, before store.Seq) (results, error) {
	sought := t.Session.LastSearch
	if sought.Author != 0 {
		return gatherByAuthor(t, sought.Author)
	}
	var found results
	search := screening.ParseQuery(sought.Words)
	matches := func(p store.Proposal) bool { return search.Matches(p.Texts()...) }
	err := found.gather(t, t.Tx.ProposalsBefore(before), matches)
	return found, err
}

// searchableBytes is how many bytes of a proposal are looked through.
func searchableBytes(p store.Proposal) int {
	bytes := len(p.Title) + len(p.Body)
	for _, exchange := range p.Questions {
		bytes += len(exchange.Reply)
	}
	return bytes
}

// gather goes through proposals and keeps those that are wanted, as far as the
// sender may see them. Hidden ones are found by their number only.
func (f *results) gather(t *dialog.Turn, all iter.Seq2[store.Proposal, error], wanted func(store.Proposal) bool) error {
	bytes := 0
	for p, err := range all {
		if err != nil {
			return fmt.Errorf("look through the proposals: %w", err)
		}
		if f.scanned == maxScanned || bytes >= maxBytes {
			f.hasMore = true
			return nil
		}
		f.scanned++
		bytes += searchableBytes(p)
		f.last = match{seq: p.Seq, number: p.Number}
		if !p.Hidden && store.Authorized(*t.Staff, store.RightRead, p) && wanted(p) {
			f.matches = append(f.matches, match{p.Seq, p.Number, p.Title, p.Region, p.Status, p.Revision})
		}
	}
	return nil
}
