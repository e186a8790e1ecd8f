package review

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// Link marks a proposal as a duplicate of another, after a preview of both titles: /link
// 123 45, /link 123, or the button.
func Link(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "link_usage", store.ActionLink)
	if done || err != nil {
		return err
	}
	return desk.BeginTask(t, p, linkTask, store.Task{}, rest)
}

// Unlink undoes a link: the button, or /unlink 123. The proposal waits for a decision of
// its own again, and its author is notified.
func Unlink(t *dialog.Turn) error {
	p, err := desk.LoadSubjectOnly(t, "unlink_usage")
	if err != nil {
		return err
	}
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionUnlink, Revision: t.Input.Press.Revision}, "done_unlinked", desk.AnnounceDecision(t))
}

var linkTask = desk.TaskSpec{
	Action: store.ActionLink, AskKey: "link_ask", Parse: setMain, HasInput: func(task store.Task) bool { return task.Argument != "" },
	Choices: sameTextChoices, Preview: previewLink, Alternatives: linkAlternatives, TakeAlternative: takeLinkAlternative, Execute: sendLink, SendLabel: "button_link_now",
}

// setMain takes the number of the main proposal. The preview says whether it can be that
// one.
func setMain(t *dialog.Turn, _ store.Proposal, text string) error {
	main, rest, err := desk.LoadByNumber(t, text, "link_needs_number")
	switch {
	case err != nil:
		return err
	case rest != "":
		return dialog.NewProblem("link_needs_number")
	}
	t.Session.Task.Argument = main.Seq.String()
	return nil
}

// loadMain returns the main proposal of the task.
func loadMain(t *dialog.Turn) (store.Proposal, error) {
	seq, _ := store.ParseNumber(t.Session.Task.Argument)
	return desk.LoadVisible(t, seq, t.Session.Task.Argument)
}

// sameTextOffered limits how many proposals with the same text are offered.
const sameTextOffered = 4

// sameTextChoices returns the proposals with the same text that the sender may see.
func sameTextChoices(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error) {
	var list []dialog.Choice
	for seq, err := range t.Tx.ProposalsWithText(screening.TextHash(p.Body)) {
		if err != nil || len(list) == sameTextOffered {
			return list, err
		}
		if seq == p.Seq {
			continue
		}
		other, err := t.Tx.Proposal(seq)
		if err != nil {
			return list, err
		}
		if other.Original == 0 && store.Authorized(*t.Staff, store.RightRead, other) {
			list = append(list, dialog.Choice{
				Label: dialog.Say("button_number", dialog.Data{"Number": other.Number}), Argument: other.Seq.String(),
			})
		}
	}
	return list, nil
}

func previewLink(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	main, err := loadMain(t)
	if err != nil {
		return nil, err
	}
	if err := checkLink(t, p, main); err != nil {
		return nil, err
	}
	linked := p
	linked.Status, linked.Original, linked.OriginalNumber = store.StatusLinked, main.Seq, main.Number
	both := dialog.Say("link_preview", dialog.Data{
		"Title": proposal.TitleForStaff(p), "Main": main.Number, "MainTitle": proposal.TitleForStaff(main),
	})
	if p.Author == 0 {
		return []dialog.Text{both}, nil
	}
	text, err := desk.PreviewForAuthor(t, p, notice.Decision(t.Catalogue, linked))
	return append([]dialog.Text{both}, text...), err
}

// checkLink returns why a proposal can't be a duplicate of another, if it can't.
func checkLink(t *dialog.Turn, p, main store.Proposal) error {
	switch {
	case main.Seq == p.Seq:
		return dialog.NewProblem("link_itself")
	case main.Original != 0:
		return dialog.NewProblem("link_chain", dialog.Data{"Number": main.Number, "Main": main.OriginalNumber})
	}
	duplicates, err := hasDuplicates(t, p)
	if err == nil && duplicates {
		return dialog.NewProblem("link_has_linked", dialog.Data{"Number": p.Number, "Main": main.Number})
	}
	return err
}

func hasDuplicates(t *dialog.Turn, p store.Proposal) (bool, error) {
	for _, err := range t.Tx.DuplicatesOf(p.Seq, 0) {
		return err == nil, err
	}
	return false, nil
}

// The arguments of the alternatives.
const (
	insteadPrefix = "instead."
	linkReversed  = "reversed"
)

// linkAlternatives offers the other link that would be possible.
func linkAlternatives(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error) {
	main, err := loadMain(t)
	if err != nil || main.Seq == p.Seq {
		return nil, ignoreProblem(err)
	}
	if main.Original != 0 && main.Original != p.Seq {
		label := dialog.Say("button_link_instead", dialog.Data{"Number": main.OriginalNumber})
		return []dialog.Choice{{Label: label, Argument: insteadPrefix + main.Original.String()}}, nil
	}
	duplicates, err := hasDuplicates(t, p)
	if !duplicates || main.Status != store.StatusSubmitted || !store.Authorized(*t.Staff, store.RightDecide, main) {
		return nil, err
	}
	return []dialog.Choice{{Label: dialog.Say("button_link_reversed"), Argument: linkReversed}}, nil
}

// takeLinkAlternative takes one of [linkAlternatives].
func takeLinkAlternative(t *dialog.Turn, p store.Proposal, argument string) error {
	if seq, instead := strings.CutPrefix(argument, insteadPrefix); instead {
		return setMain(t, p, seq)
	}
	if argument != linkReversed {
		return dialog.ErrStale
	}
	main, err := loadMain(t)
	if err != nil {
		return err
	}
	task := &t.Session.Task
	task.Proposal, task.Revision, task.Argument = main.Seq, main.Revision, p.Seq.String()
	return nil
}

func sendLink(t *dialog.Turn, p store.Proposal, task store.Task) error {
	main, err := loadMain(t)
	if err == nil {
		err = checkLink(t, p, main)
	}
	if err != nil {
		return err
	}
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionLink, Revision: task.Revision, Original: main.Seq}, "done_linked", desk.AnnounceDecision(t))
}

// ignoreProblem returns an error unless it is a problem, which the preview says.
func ignoreProblem(err error) error {
	if dialog.ProblemOf(err) != nil {
		return nil //nolint:nilerr // the preview says the problem
	}
	return err
}
