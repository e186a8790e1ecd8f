package bolt

import (
	"errors"
	"iter"

	"usynys/store"
)

func proposalKey(seq store.Seq) []byte { return numberKey(uint64(seq)) }

// authorKey sorts an author's proposals newest first.
func authorKey(author store.PersonID, seq store.Seq) []byte {
	return appendNumber(appendID(make([]byte, 0, 16), author), ^uint64(seq))
}

// proposalEntries are the entries by which a proposal is found. One whose author
// was erased is found by no author.
func proposalEntries(p *store.Proposal) []entry {
	entries := []entry{
		{index: proposalsByStatus, key: queueKey(p.Status, p.DueOn, p.Seq), value: appendText(textKey(p.Region), p.Topic)},
		{index: proposalsByTopic, key: appendNumber(textKey(p.Topic), uint64(p.Seq)), value: []byte{}},
		{index: proposalsByRegion, key: appendNumber(textKey(p.Region), uint64(p.Seq)), value: []byte{}},
	}
	if p.Author != 0 {
		entries = append(entries, entry{index: proposalsByAuthor, key: authorKey(p.Author, p.Seq), value: []byte{}})
	}
	return entries
}

func (r *reader) Proposal(seq store.Seq) (store.Proposal, error) {
	return read[store.Proposal](r, proposalsBucket, proposalKey(seq))
}

func (r *reader) Proposals(above store.Seq) iter.Seq2[store.Proposal, error] {
	return records[store.Proposal](r, proposalsBucket, after(proposalKey(above)))
}

func (r *reader) ProposalsOf(author store.PersonID) iter.Seq2[store.Proposal, error] {
	return func(yield func(store.Proposal, error) bool) {
		for inverted := range r.numbers(proposalsByAuthor, idKey(author)) {
			p, err := r.indexed(store.Seq(^inverted))
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// indexed reads a proposal that an index says is there.
func (r *reader) indexed(seq store.Seq) (store.Proposal, error) {
	p, err := r.Proposal(seq)
	if errors.Is(err, store.ErrNotFound) {
		return p, corrupt(r.path, proposalsBucket, proposalKey(seq), errMissing)
	}
	return p, err
}

func (r *reader) CountProposalsOf(author store.PersonID) (int, error) {
	count := 0
	for range r.numbers(proposalsByAuthor, idKey(author)) {
		count++
	}
	return count, nil
}

func (t *transaction) NextSeq() (store.Seq, error) {
	n, err := t.next(proposalsBucket)
	return store.Seq(n), err
}

func (t *transaction) SaveProposal(p store.Proposal) error {
	if err := keyTexts(string(p.Status), string(p.DueOn), p.Topic, p.Region); err != nil {
		return err
	}
	before, err := t.entriesOfProposal(p.Seq)
	if err != nil {
		return err
	}
	return errors.Join(t.write(proposalsBucket, proposalKey(p.Seq), &p), t.reindex(before, proposalEntries(&p)))
}

func (t *transaction) DeleteProposal(seq store.Seq) error {
	before, err := t.entriesOfProposal(seq)
	if err != nil {
		return err
	}
	return errors.Join(t.delete(proposalsBucket, proposalKey(seq)), t.reindex(before, nil))
}

// entriesOfProposal are the entries of a proposal as it is stored, none if it is
// not.
func (t *transaction) entriesOfProposal(seq store.Seq) ([]entry, error) {
	p, err := t.Proposal(seq)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return proposalEntries(&p), err
}
