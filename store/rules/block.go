package rules

import (
	"time"

	"usynys/store"
)

// AuditNoEnd is the end, or the span, of a block without end in an audit entry.
const AuditNoEnd = "no end"

// auditBlock returns the audit entry of a change of a block. It does not name the author
// of the proposal. Of an active block it has the end, of a proposed one the span.
func auditBlock(p store.Proposal, action store.Action, by store.Staff, at time.Time, before, after store.Block) store.AuditEntry {
	entry := store.AuditEntry{At: at, Actor: by.ID, Action: action, Proposal: p.Seq, From: p.Status, To: p.Status, Field: "until"}
	if before.Proposed && after.Person == 0 || after.Proposed {
		entry.Field = "span"
	}
	entry.Old, entry.New = auditBlockValue(before, entry.Field, at), auditBlockValue(after, entry.Field, at)
	return entry
}

// auditBlockValue returns the end or the span of a block for an audit entry; empty where
// there is none.
func auditBlockValue(b store.Block, field string, now time.Time) string {
	switch {
	case field == "span" && !b.Proposed, field == "until" && !b.Active(now):
		return ""
	case b.Until.IsZero():
		return AuditNoEnd
	case field == "span":
		return b.Duration().String()
	}
	return b.Until.Format(time.RFC3339)
}

// BlockRequest is a request to block a proposal's author.
type BlockRequest struct {
	Proposal store.Seq
	By       store.Staff
	At       time.Time
	// Duration is how long the block lasts; 0 is without end.
	Duration time.Duration
	Reason   store.Reason
}

// BlockAuthor blocks the author of a proposal and notes it on the proposal, with the
// reason that the author reads. Where the catalogue wants two votes, the first only
// proposes the block, and so does a vote for another span or reason than those
// proposed: Proposed is then set in the block that is returned.
//
// Errors: [store.ErrNotFound], also for a proposal without an author, [ErrNotAuthorized],
// [ErrReasonMissing], and where two votes are wanted [ErrBlocked] for an author who is
// blocked already and [ErrSecondVote] for a second vote by the first voter.
func BlockAuthor(tx store.Tx, catalogue store.Catalogue, wanted BlockRequest) (store.Block, error) {
	p, err := proposalWithAuthor(tx, wanted.Proposal, wanted.By)
	if err != nil {
		return store.Block{}, err
	}
	if !wanted.Reason.Given() {
		return store.Block{}, ErrReasonMissing
	}
	before, err := store.FindBlock(tx, p.Author)
	if err != nil {
		return store.Block{}, err
	}
	block := newBlock(p, wanted)
	if catalogue.Moderation.NeedsSecondVote(store.SecondForBlocks) {
		if block, err = applyBlockVote(catalogue, before, block, wanted); err != nil {
			return block, err
		}
	}
	if err := store.Blocks.Put(tx, block); err != nil {
		return block, err
	}
	action := store.ActionBlock
	if block.Proposed {
		action = store.ActionBlockVote
	}
	after := p.Clone()
	after.BlockDecisions = append(after.BlockDecisions, store.Decision{
		Action: action, By: block.By, ByName: block.ByName, At: block.At, Reason: block.Reason, FirstVote: block.FirstVote,
	})
	entry := auditBlock(p, action, wanted.By, wanted.At, before, block)
	return block, persistChange(environment{catalogue: catalogue, tx: tx}, p, after, entry)
}

func newBlock(p store.Proposal, wanted BlockRequest) store.Block {
	at := wanted.At.UTC()
	block := store.Block{
		Person: p.Author, Proposal: p.Seq, By: wanted.By.ID, ByName: wanted.By.Name, At: at, Reason: wanted.Reason,
	}
	if wanted.Duration > 0 {
		block.Until = at.Add(wanted.Duration)
	}
	return block
}

// applyBlockVote returns what one more vote makes of an author's block: an active block,
// or a proposed one.
func applyBlockVote(catalogue store.Catalogue, before, block store.Block, wanted BlockRequest) (store.Block, error) {
	switch {
	case before.Active(wanted.At):
		return before, ErrBlocked // a vote must not lift an active block
	case !before.AwaitsSecondVote(catalogue, wanted.At) || !SameBlock(before, wanted):
		// A span or a reason needs both votes.
		block.Proposed = true
	case before.By == wanted.By.ID:
		return before, ErrSecondVote
	default:
		block.FirstVote = store.Vote{By: before.By, ByName: before.ByName, At: before.At, Reason: before.Reason}
	}
	return block, nil
}

// SameBlock reports whether a block has the span and the reason that are wanted, so that
// a vote for the one is a vote for the other.
func SameBlock(b store.Block, wanted BlockRequest) bool {
	return b.Duration() == wanted.Duration && b.Reason == wanted.Reason
}

// Unblock ends a block of a proposal's author, or a vote for one. It does nothing if
// there is none. Lifting an active block needs a reason, which colleagues read.
//
// Errors: [store.ErrNotFound], [ErrNotAuthorized] and [ErrReasonMissing].
func Unblock(tx store.Tx, seq store.Seq, by store.Staff, at time.Time, reason store.Reason) error {
	p, err := proposalWithAuthor(tx, seq, by)
	if err != nil {
		return err
	}
	block, err := store.FindBlock(tx, p.Author)
	switch {
	case err != nil || block.Person == 0:
		return err
	case block.Active(at) && !reason.Given():
		return ErrReasonMissing
	}
	if err := store.Blocks.Delete(tx, p.Author); err != nil {
		return err
	}
	entry := auditBlock(p, store.ActionUnblock, by, at, block, store.Block{})
	entry.ReasonText = reason.Text
	return tx.AppendAudit(entry)
}

// proposalWithAuthor reads a proposal whose author a member of the staff may block.
func proposalWithAuthor(tx store.Tx, seq store.Seq, by store.Staff) (store.Proposal, error) {
	p, err := tx.Proposal(seq)
	switch {
	case err != nil:
		return p, err
	case !store.Authorized(by, store.RightDecide, p):
		return p, ErrNotAuthorized
	case p.Author == 0:
		return p, store.ErrNotFound
	}
	return p, nil
}
