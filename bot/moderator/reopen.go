package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Reopen puts a decided proposal back into the queue, with a reason for colleagues,
// after its author was told of the decision: /reopen 123 reason, /reopen 123, or the
// button. The author is told that it is looked at again.
func Reopen(t *dialog.Turn) error {
	p, rest, err := subject(t, "reopen_usage")
	if err == nil {
		err = mayDecide(t, p)
	}
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	case p.Status == store.Asked:
		return &dialog.Problem{Text: beingAsked(p)}
	case p.Status.Open():
		return dialog.Sorry("reopen_open", dialog.Data{"Number": p.Number})
	case p.Pending():
		return dialog.Sorry("reopen_too_early", dialog.Data{"Name": proposal.DecidedBy(p), "At": p.TellAt})
	}
	return begin(t, p, reopenJob(), store.Task{}, rest)
}

func reopenJob() job {
	return job{action: store.ActionReopen, ask: "reopen_ask", take: takeReason, typed: hasWords, preview: previewReopen, send: reopen, label: "button_reopen"}
}

func previewReopen(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	first := asColleaguesRead(t.Session.Task)
	if p.Author == 0 {
		return []dialog.Text{first}, nil
	}
	reopened := p
	reopened.Status, reopened.DueOn = store.Submitted, t.Catalogue.Answer.Due(t.Today())
	text, err := asAuthorReads(t, p, proposal.ReopenedNotice(t.Catalogue, reopened))
	return append([]dialog.Text{first}, text...), err
}

func reopen(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return decide(t, p, store.Change{Action: store.ActionReopen, Revision: task.Revision, Reason: task.Reason}, "done_reopened", announce(t))
}
