package notice

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// So many authors of duplicates are notified in one transaction, so that no press waits
// for all of them. The rest follows by an alarm, in parts with a pause between.
const (
	duplicatesBatch = 20
	duplicatesPause = 500 * time.Millisecond
)

// Announce notifies the author of a proposal of a decision, and the authors of its
// duplicates. The caller makes sure that it can't be undone any more.
func Announce(t *dialog.Turn, p store.Proposal) error {
	if p.Author != 0 {
		t.Notify(p.Author, Decision(t.Catalogue, p))
	}
	if p.Status == store.StatusLinked {
		return announceMainDecision(t, p)
	}
	return notifyDuplicates(t, p, store.AlarmMainDecided, 0)
}

// AnnounceResumed tells the authors of duplicates that the question about a proposal waits
// for a reply again, after they read that it was closed.
func AnnounceResumed(t *dialog.Turn, p store.Proposal) error {
	return notifyDuplicates(t, p, store.AlarmMainDecided, 0)
}

// AnnounceMoved tells the author of a proposal, and the authors of its duplicates, that
// its topic or region was changed.
func AnnounceMoved(t *dialog.Turn, p store.Proposal) error {
	if p.Author != 0 {
		t.Notify(p.Author, Moved(t.Catalogue, p))
	}
	return notifyDuplicates(t, p, store.AlarmMainMoved, 0)
}

// NotifyDuplicates notifies the next authors of duplicates of what their alarm is about.
// They read how the main proposal is by now.
func NotifyDuplicates(t *dialog.Turn, alarm store.Alarm) error {
	main, err := t.Tx.Proposal(store.Seq(alarm.Subject))
	if errors.Is(err, store.ErrNotFound) {
		return nil // erased meanwhile, and its duplicates are none any more
	}
	if err != nil {
		return fmt.Errorf("read proposal %d, which has duplicates: %w", alarm.Subject, err)
	}
	if main.Undoable() {
		// Reopened and decided again meanwhile: no author may know the new decision yet.
		main.Status, main.Decision = main.VisibleStatus(), store.Decision{}
	}
	return notifyDuplicates(t, main, alarm.Kind, alarm.After)
}

// notifyDuplicates notifies the first authors of a proposal's duplicates after a cursor,
// and sets an alarm if there are more.
func notifyDuplicates(t *dialog.Turn, main store.Proposal, kind store.AlarmKind, after store.Seq) error {
	notice := MainDecided
	if kind == store.AlarmMainMoved {
		notice = mainMoved
	}
	read := 0
	for seq, err := range t.Tx.DuplicatesOf(main.Seq, after) {
		if err != nil {
			return fmt.Errorf("list the duplicates of proposal %d: %w", main.Seq, err)
		}
		if read++; read > duplicatesBatch {
			return t.Tx.SetAlarm(store.Alarm{At: t.Now.Add(duplicatesPause).UTC(), Kind: kind, Subject: uint64(main.Seq), After: after})
		}
		linked, err := t.Tx.Proposal(seq)
		if err != nil {
			return fmt.Errorf("read proposal %d, a duplicate: %w", seq, err)
		}
		// An author who has not read yet that theirs is a duplicate will read both at
		// once.
		if linked.Author != 0 && !linked.Undoable() {
			t.Notify(linked.Author, notice(t.Catalogue, linked, main))
		}
		after = seq
	}
	// An earlier announcement that still had authors to notify is overtaken by this one.
	return t.Tx.ClearAlarm(kind, uint64(main.Seq))
}

// announceMainDecision tells the author of a new duplicate what was already decided on
// the main proposal, unless the alarm of that decision still comes to it.
func announceMainDecision(t *dialog.Turn, linked store.Proposal) error {
	main, err := t.Tx.Proposal(linked.Original)
	switch {
	case errors.Is(err, store.ErrNotFound) || err == nil && main.VisibleStatus().Open() || linked.Author == 0:
		return nil
	case err != nil:
		return fmt.Errorf("read proposal %d, which has duplicates: %w", linked.Original, err)
	}
	alarm, err := t.Tx.Alarm(store.AlarmMainDecided, uint64(main.Seq))
	if err == nil && alarm.After < linked.Seq {
		return nil
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("read which duplicates of proposal %d were notified: %w", main.Seq, err)
	}
	t.Notify(linked.Author, MainDecided(t.Catalogue, linked, main))
	return nil
}

// MainDecided tells the author of a duplicate what was decided on the main proposal. Of
// the reason they read only the template, not the words meant for the other author.
func MainDecided(catalogue *store.Catalogue, linked, main store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("notice_main_"+string(main.Status), dialog.Data{"Main": main.Number})}}
	if reason := main.Decision.Reason; reason.Code != "" {
		reason.Text = ""
		screen.Text = append(screen.Text, proposal.ReasonText(catalogue, reason))
	}
	screen.Text = append(screen.Text, proposal.NumberAndTitle(linked))
	addDifferOffer(&screen, linked)
	return screen
}

// mainMoved tells the author of a duplicate the new topic and region of the main proposal.
func mainMoved(catalogue *store.Catalogue, linked, main store.Proposal) dialog.Screen {
	return dialog.Screen{Text: []dialog.Text{
		dialog.Say("notice_main_moved", dialog.Data{"Main": main.Number}),
		dialog.Say("preview_topic", dialog.Data{"Topic": proposal.TopicButton(catalogue, main.Topic), "Region": proposal.RegionName(catalogue, main.Region)}),
		proposal.NumberAndTitle(linked),
	}}
}

// addDifferOffer offers the author to say that theirs is no duplicate, unless they have.
func addDifferOffer(screen *dialog.Screen, linked store.Proposal) {
	if buttons := AuthorButtons(linked); len(buttons) > 0 {
		screen.Text = append(screen.Text, dialog.Say("notice_main_next"))
		screen.AddRow(buttons...)
	}
}
