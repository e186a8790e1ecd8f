package bolt

import (
	"errors"
	"iter"

	"usynys/store"
	"usynys/store/screening"
)

func (r *reader) Context(p store.Proposal, limit int) (store.ProposalContext, error) {
	var c store.ProposalContext
	var err error
	if c.Lease, err = store.FindLease(r, p.Seq); err != nil {
		return c, err
	}
	if p.Author != 0 {
		if c.Block, err = store.FindBlock(r, p.Author); err != nil {
			return c, err
		}
		if c.Total, err = r.CountProposalsOf(p.Author); err != nil {
			return c, err
		}
		c.Total--
		if c.Own, err = others(r.ProposalsOf(p.Author), p.Seq, limit); err != nil {
			return c, err
		}
	}
	if c.Same, err = others(r.proposalsAt(r.ProposalsWithText(screening.TextHash(p.Body))), p.Seq, limit); err != nil {
		return c, err
	}
	if p.Original != 0 {
		if c.Main, err = r.Proposal(p.Original); err != nil && !errors.Is(err, store.ErrNotFound) {
			return c, err
		}
	}
	for _, err := range r.DuplicatesOf(p.Seq, 0) {
		if err != nil {
			return c, err
		}
		c.Linked++
	}
	return c, r.ctx.Err()
}

// others returns the first proposals without one of them.
func others(all iter.Seq2[store.Proposal, error], except store.Seq, limit int) ([]store.Proposal, error) {
	var list []store.Proposal
	if limit <= 0 {
		return nil, nil
	}
	for p, err := range all {
		if err != nil {
			return nil, err
		}
		if p.Seq == except {
			continue
		}
		if list = append(list, p); len(list) == limit {
			break
		}
	}
	return list, nil
}

// proposalsAt reads the proposals with these numbers.
func (r *reader) proposalsAt(seqs iter.Seq2[store.Seq, error]) iter.Seq2[store.Proposal, error] {
	return func(yield func(store.Proposal, error) bool) {
		for seq, err := range seqs {
			var p store.Proposal
			if err == nil {
				p, err = r.indexed(seq)
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}
