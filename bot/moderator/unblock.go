package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Unblock ends the block of a proposal's author, with a reason for colleagues, or a
// vote for one: the button, /unblock 123 or /unblock 123 reason.
func Unblock(t *dialog.Turn) error {
	p, rest, err := withAuthor(t, "unblock_usage")
	if err != nil {
		return err
	}
	before, err := store.BlockOf(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	case before.Holds(t.Now):
		return begin(t, p, unblockJob(), store.Task{}, rest)
	case !before.Waits(*t.Catalogue, t.Now):
		return dialog.Sorry("unblock_nothing")
	case rest != "":
		return dialog.Sorry("unblock_usage")
	}
	if err := store.Unblock(t.Tx, p.Seq, *t.Staff, t.Now, store.Reason{}); err != nil {
		return refused(t, p, store.ActionUnblock, err)
	}
	return showAll(t, p, "done_block_not")
}

func unblockJob() job {
	return job{action: store.ActionUnblock, ask: "unblock_ask", take: takeReason, typed: hasWords, preview: previewUnblock, send: unblock, label: "button_unblock"}
}

func previewUnblock(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	if err := noAuthor(p); err != nil {
		return nil, err
	}
	text, err := asAuthorReads(t, p, proposal.UnblockedNotice())
	return append([]dialog.Text{asColleaguesRead(t.Session.Task)}, text...), err
}

func unblock(t *dialog.Turn, p store.Proposal, task store.Task) error {
	if err := noAuthor(p); err != nil {
		return err
	}
	before, err := store.BlockOf(t.Tx, p.Author)
	if err == nil {
		err = store.Unblock(t.Tx, p.Seq, *t.Staff, t.Now, task.Reason)
	}
	if err != nil {
		return refused(t, p, store.ActionUnblock, err)
	}
	if err := sent(t, p.Seq); err != nil {
		return err
	}
	if before.Holds(t.Now) {
		t.Notify(p.Author, proposal.UnblockedNotice())
	}
	return showAll(t, p, "done_unblocked")
}
