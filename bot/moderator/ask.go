package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Ask asks the author of a proposal something: /ask 123 question, /ask 123, or the
// button. The question is shown as the author will read it before it goes out.
func Ask(t *dialog.Turn) error {
	p, rest, done, err := toDecide(t, "ask_usage")
	if done || err != nil {
		return err
	}
	if err := noAuthor(p); err != nil {
		return err
	}
	return begin(t, p, askJob(), store.Task{}, rest)
}

func askJob() job {
	return job{action: store.ActionAsk, ask: "ask_ask", take: takeReason, typed: hasWords, preview: previewQuestion, send: ask, label: "button_send"}
}

func previewQuestion(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	asked := p
	asked.Status = store.Asked
	asked.Dialogue = []store.Exchange{{Question: t.Session.Task.Reason.Text, Language: t.Session.Task.Reason.Language, AskedAt: t.Now}}
	text, err := asAuthorReads(t, p, proposal.AskedNotice(t.Catalogue, asked))
	if err != nil {
		return nil, err
	}
	if reached, err := store.Reachable(t.Tx, p.Author); reached || err != nil {
		return text, err
	}
	return append([]dialog.Text{dialog.Say("ask_unreachable")}, text...), nil
}

func ask(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return decide(t, p, store.Change{
		Action: store.ActionAsk, Revision: task.Revision, Text: task.Reason.Text, Language: task.Reason.Language,
	}, "done_asked", notify(t, proposal.AskedNotice))
}
