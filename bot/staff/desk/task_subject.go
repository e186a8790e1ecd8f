package desk

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// load returns the proposal of the session's task, as long as the task can be done.
func (ts taskRegistry) load(t *dialog.Turn) (store.Proposal, TaskSpec, error) {
	task := t.Session.Task
	work, known := ts[task.Action]
	if !known {
		return store.Proposal{}, work, dialog.ErrStale
	}
	p, err := LoadVisible(t, task.Proposal, task.Proposal.String())
	return p, work, err
}

// askScreen makes the screen of a step. A proposal that is out of reach by now is told
// there, with the way out; the step itself never fails for it.
func (ts taskRegistry) askScreen(t *dialog.Turn, screenOf func(p store.Proposal, work TaskSpec) (dialog.Screen, error)) (dialog.Screen, error) {
	p, work, err := ts.load(t)
	if problem := dialog.ProblemOf(err); problem != nil {
		screen := dialog.Screen{Text: []dialog.Text{problem.Text}}
		screen.AddRow(t.CancelButton())
		return screen, nil
	}
	if err != nil {
		return dialog.Screen{}, err
	}
	screen, err := screenOf(p, work)
	return screen.Prepend(proposal.NumberAndTitleForStaff(p)), err
}

// taskRevisionMatches reports whether the proposal is as it was when the task was begun.
func taskRevisionMatches(t *dialog.Turn, p store.Proposal) bool {
	return p.Revision == t.Session.Task.Revision
}

// awayTooLong reports whether the sender was away for so long that what they type may
// be about something else altogether.
func awayTooLong(t *dialog.Turn) bool {
	return t.Now.Sub(t.Session.LastActiveAt) > time.Duration(t.Catalogue.Resume.After)
}
