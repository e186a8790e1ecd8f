package moderator

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// taskSubject is the proposal of the session's task, as long as the task can be done.
func taskSubject(t *dialog.Turn) (store.Proposal, job, error) {
	task := t.Session.Task
	work, known := jobOf(task)
	if !known {
		return store.Proposal{}, work, dialog.ErrStale
	}
	p, err := find(t, task.Proposal, task.Proposal.String())
	return p, work, err
}

// askOf makes the screen of a step. A proposal that is out of reach by now is told
// there, with the way out; the step itself never fails for it.
func askOf(t *dialog.Turn, screenOf func(p store.Proposal, work job) (dialog.Screen, error)) (dialog.Screen, error) {
	p, work, err := taskSubject(t)
	if problem := dialog.ProblemOf(err); problem != nil {
		screen := dialog.Screen{Text: []dialog.Text{problem.Text}}
		screen.Row(t.CancelButton())
		return screen, nil
	}
	if err != nil {
		return dialog.Screen{}, err
	}
	screen, err := screenOf(p, work)
	return screen.With(proposal.NamedToStaff(p)), err
}

// standing reports whether the proposal is as it was when the task was begun.
func standing(t *dialog.Turn, p store.Proposal) bool { return p.Revision == t.Session.Task.Revision }

// longBreak reports whether the sender was away for so long that what they type may
// be about something else altogether.
func longBreak(t *dialog.Turn) bool {
	return t.Now.Sub(t.Session.At) > time.Duration(t.Catalogue.Resume.After)
}
