package moderator

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Link marks a proposal as a duplicate of another: /link 123 45, /link 123, or the
// button. Both titles are shown before.
func Link(t *dialog.Turn) error {
	p, rest, done, err := toDecide(t, "link_usage")
	if done || err != nil {
		return err
	}
	return begin(t, p, store.Task{Action: store.ActionLink}, rest)
}

// Unlink takes back that a proposal is a duplicate: the button, or /unlink 123. It
// waits for a decision of its own again, and its author is told.
func Unlink(t *dialog.Turn) error {
	p, err := alone(t, "unlink_usage")
	switch {
	case err != nil:
		return err
	case seen(t, p) && p.Status != store.Linked:
		return dialog.Sorry("unlink_nothing", dialog.Data{"Number": p.Number})
	}
	return decide(t, p, store.Change{Action: store.ActionUnlink, Revision: t.Input.Press.Revision}, "done_unlinked", announce(t))
}

func linkJob() job {
	return job{
		ask: "link_ask", take: takeMain, typed: func(task store.Task) bool { return task.Argument != "" },
		choices: sameText, preview: previewLink, offer: offerLink, send: link, label: "button_link_now",
	}
}

// takeMain takes the number of the main proposal. Whether it can be that is told
// with both titles in sight.
func takeMain(t *dialog.Turn, _ store.Proposal, text string) error {
	main, rest, err := subjectIn(t, text, "link_needs_number")
	switch {
	case err != nil:
		return err
	case rest != "":
		return dialog.Sorry("link_needs_number")
	}
	t.Session.Task.Argument = main.Seq.String()
	return nil
}

// mainOf is the main proposal of the task.
func mainOf(t *dialog.Turn) (store.Proposal, error) {
	seq, _ := store.ParseNumber(t.Session.Task.Argument)
	return find(t, seq, t.Session.Task.Argument)
}

// sameOffered is how many proposals with the same text are offered.
const sameOffered = 4

// sameText offers the proposals with the same text that the sender may see.
func sameText(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error) {
	var list []dialog.Choice
	for seq, err := range t.Tx.SameText(store.TextSum(p.Body)) {
		if err != nil || len(list) == sameOffered {
			return list, err
		}
		if seq == p.Seq {
			continue
		}
		other, err := t.Tx.Proposal(seq)
		if err != nil {
			return list, err
		}
		if other.Main == 0 && store.May(*t.Staff, store.Read, other) {
			list = append(list, dialog.Choice{
				Label: dialog.Say("button_number", dialog.Data{"Number": other.Number}), Argument: other.Seq.String(),
			})
		}
	}
	return list, nil
}

func previewLink(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	main, err := mainOf(t)
	if err != nil {
		return nil, err
	}
	if err := linkable(t, p, main); err != nil {
		return nil, err
	}
	linked := p
	linked.Status, linked.Main, linked.MainNumber = store.Linked, main.Seq, main.Number
	both := dialog.Say("link_preview", dialog.Data{
		"Title": proposal.TitleToStaff(p), "Main": main.Number, "MainTitle": proposal.TitleToStaff(main),
	})
	if p.Author == 0 {
		return []dialog.Text{both}, nil
	}
	text, err := asAuthorReads(t, p, proposal.Notice(t.Catalogue, linked))
	return append([]dialog.Text{both}, text...), err
}

// linkable says why a proposal can't be a duplicate of another, if it can't, with
// the number that would be right.
func linkable(t *dialog.Turn, p, main store.Proposal) error {
	switch {
	case main.Seq == p.Seq:
		return dialog.Sorry("link_itself")
	case main.Main != 0:
		return dialog.Sorry("link_chain", dialog.Data{"Number": main.Number, "Main": main.MainNumber})
	}
	duplicates, err := hasLinked(t, p)
	if err == nil && duplicates {
		return dialog.Sorry("link_has_linked", dialog.Data{"Number": p.Number, "Main": main.Number})
	}
	return err
}

func hasLinked(t *dialog.Turn, p store.Proposal) (bool, error) {
	for _, err := range t.Tx.LinkedTo(p.Seq) {
		return err == nil, err
	}
	return false, nil
}

// The answers to what is offered instead.
const (
	insteadPrefix = "instead."
	reversed      = "reversed"
)

// offerLink offers what would be right where the proposals can't be linked as they
// were named.
func offerLink(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error) {
	main, err := mainOf(t)
	if err != nil || main.Seq == p.Seq {
		return nil, ignoreProblem(err)
	}
	if main.Main != 0 && main.Main != p.Seq {
		label := dialog.Say("button_link_instead", dialog.Data{"Number": main.MainNumber})
		return []dialog.Choice{{Label: label, Argument: insteadPrefix + main.Main.String()}}, nil
	}
	duplicates, err := hasLinked(t, p)
	if !duplicates || main.Status != store.Submitted || !store.May(*t.Staff, store.Decide, main) {
		return nil, err
	}
	return []dialog.Choice{{Label: dialog.Say("button_link_reversed"), Argument: reversed}}, nil
}

// takeOffer takes what was offered instead.
func takeOffer(t *dialog.Turn, p store.Proposal, argument string) (taken bool, err error) {
	task := &t.Session.Task
	if task.Action != store.ActionLink {
		return false, nil
	}
	if seq, instead := strings.CutPrefix(argument, insteadPrefix); instead {
		return true, takeMain(t, p, seq)
	}
	if argument != reversed {
		return false, nil
	}
	main, err := mainOf(t)
	if err != nil {
		return true, err
	}
	task.Proposal, task.Revision, task.Argument = main.Seq, main.Revision, p.Seq.String()
	return true, nil
}

func link(t *dialog.Turn, p store.Proposal, task store.Task) error {
	main, err := mainOf(t)
	if err == nil {
		err = linkable(t, p, main)
	}
	if err != nil {
		return err
	}
	return decide(t, p, store.Change{Action: store.ActionLink, Revision: task.Revision, Main: main.Seq}, "done_linked", announce(t))
}

// ignoreProblem is nil for an error that the person is told of elsewhere.
func ignoreProblem(err error) error {
	if dialog.ProblemOf(err) != nil {
		return nil
	}
	return err
}
