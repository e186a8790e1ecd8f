package bolt

import (
	"errors"
	"iter"
	"slices"

	"usynys/store"
	"usynys/store/screening"
)

func proposalKey(seq store.Seq) []byte { return numberKey(uint64(seq)) }

// authorKey returns a key that sorts an author's proposals newest first.
func authorKey(author store.PersonID, seq store.Seq) []byte {
	return appendNumber(appendID(make([]byte, 0, 16), author), ^uint64(seq))
}

// proposalEntries returns the index entries of a proposal.
func proposalEntries(p *store.Proposal) []indexEntry {
	entries := queueEntries(p)
	if p.Original != 0 {
		entries = append(entries, indexEntry{index: proposalsByMain, key: appendNumber(numberKey(uint64(p.Original)), uint64(p.Seq)), value: []byte{}})
	}
	if sum := screening.TextHash(p.Body); sum != 0 {
		entries = append(entries, indexEntry{index: proposalsByText, key: appendNumber(numberKey(sum), uint64(p.Seq)), value: []byte{}})
	}
	if p.Author != 0 {
		entries = append(entries, indexEntry{index: proposalsByAuthor, key: authorKey(p.Author, p.Seq), value: []byte{}})
	}
	return entries
}

func (r *reader) Proposal(seq store.Seq) (store.Proposal, error) {
	return read[store.Proposal](r, proposalsBucket, proposalKey(seq))
}

func (r *reader) Proposals(above store.Seq) iter.Seq2[store.Proposal, error] {
	return scanRecords[store.Proposal](r, proposalsBucket, nextKey(proposalKey(above)))
}

func (r *reader) ProposalsBefore(below store.Seq) iter.Seq2[store.Proposal, error] {
	return func(yield func(store.Proposal, error) bool) {
		for key, value := range r.scanBack(proposalsBucket, proposalKey(below-1)) {
			var p store.Proposal
			if err := r.decode(proposalsBucket, key, value, &p); !yield(p, err) || err != nil {
				return
			}
		}
		yieldDone(r, yield)
	}
}

func (r *reader) ProposalsOf(author store.PersonID) iter.Seq2[store.Proposal, error] {
	return func(yield func(store.Proposal, error) bool) {
		for inverted := range r.scanNumbers(proposalsByAuthor, idKey(author)) {
			p, err := r.indexed(store.Seq(^inverted))
			if !yield(p, err) || err != nil {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// indexed reads a proposal that an index points to.
func (r *reader) indexed(seq store.Seq) (store.Proposal, error) {
	p, err := r.Proposal(seq)
	if errors.Is(err, store.ErrNotFound) {
		return p, corrupt(r.path, proposalsBucket, proposalKey(seq), errMissing)
	}
	return p, err
}

func (r *reader) CountProposalsOf(author store.PersonID) (int, error) {
	count := 0
	for range r.scanNumbers(proposalsByAuthor, idKey(author)) {
		count++
	}
	return count, r.ctx.Err()
}

func (t *transaction) NextSeq() (store.Seq, error) {
	n, err := t.next(proposalsBucket)
	return store.Seq(n), err
}

func (t *transaction) SaveProposal(p store.Proposal) error {
	if err := keyTexts(string(p.Status), string(p.DueOn), p.Topic, p.Region, string(p.Language)); err != nil {
		return err
	}
	before, err := t.stored(p.Seq)
	if err != nil {
		return err
	}
	if err := t.write(proposalsBucket, proposalKey(p.Seq), &p); err != nil {
		return err
	}
	return t.reindexProposal(before, &p)
}

func (t *transaction) DeleteProposal(seq store.Seq) error {
	before, err := t.stored(seq)
	if err != nil {
		return err
	}
	if err := t.delete(proposalsBucket, proposalKey(seq)); err != nil {
		return err
	}
	return t.reindexProposal(before, nil)
}

// stored returns the stored proposal, nil if there is none.
func (t *transaction) stored(seq store.Seq) (*store.Proposal, error) {
	p, err := t.Proposal(seq)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return &p, err
}

// reindexProposal updates the indexes and the counts. before is nil for a new proposal,
// after for a removed one.
func (t *transaction) reindexProposal(before, after *store.Proposal) error {
	var old, added []indexEntry
	if before != nil {
		old = proposalEntries(before)
		if err := t.countProposal(before, -1); err != nil {
			return err
		}
	}
	if after != nil {
		added = proposalEntries(after)
		if err := t.countProposal(after, 1); err != nil {
			return err
		}
	}
	return t.reindex(old, added)
}

// countProposal adds a proposal to the counts of proposals by status, or takes it out.
func (t *transaction) countProposal(p *store.Proposal, by int) error {
	if err := t.countStanding(p, by); err != nil {
		return err
	}
	return t.countQueue(p, by)
}

func (r *reader) DuplicatesOf(main, after store.Seq) iter.Seq2[store.Seq, error] {
	prefix := numberKey(uint64(main))
	return r.scanSeqs(proposalsByMain, appendNumber(slices.Clone(prefix), uint64(after)+1), prefix)
}

func (r *reader) ProposalsWithText(sum uint64) iter.Seq2[store.Seq, error] {
	prefix := numberKey(sum)
	return r.scanSeqs(proposalsByText, prefix, prefix)
}

// scanSeqs goes through the proposals that an index has under a prefix, from a key on.
func (r *reader) scanSeqs(index bucket, from, prefix []byte) iter.Seq2[store.Seq, error] {
	return func(yield func(store.Seq, error) bool) {
		for key := range r.scan(index, from, prefix) {
			if !yield(store.Seq(lastNumber(key)), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}
