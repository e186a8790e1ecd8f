package notice

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Announce notifies the author of a proposal of a decision, and the authors of its
// duplicates. A decision that can still be undone is not announced.
func Announce(t *dialog.Turn, p store.Proposal) error {
	if p.Author != 0 {
		t.Notify(p.Author, Decision(t.Catalogue, p))
	}
	if p.Status == store.StatusLinked {
		return announceMainDecision(t, p)
	}
	return notifyDuplicates(t, p, MainDecided)
}

// AnnounceResumed tells the authors of duplicates that the question about a proposal waits
// for a reply again, after they read that it was closed.
func AnnounceResumed(t *dialog.Turn, p store.Proposal) error {
	return notifyDuplicates(t, p, MainDecided)
}

// AnnounceMoved tells the author of a proposal, and the authors of its duplicates, that
// its topic or region was changed.
func AnnounceMoved(t *dialog.Turn, p store.Proposal) error {
	if p.Author != 0 {
		t.Notify(p.Author, Moved(t.Catalogue, p))
	}
	return notifyDuplicates(t, p, mainMoved)
}

// notifyDuplicates sends a notice to the authors of a proposal's duplicates.
func notifyDuplicates(t *dialog.Turn, main store.Proposal, notice func(catalogue *store.Catalogue, linked, main store.Proposal) dialog.Screen) error {
	for seq, err := range t.Tx.DuplicatesOf(main.Seq) {
		if err != nil {
			return fmt.Errorf("list the duplicates of proposal %d: %w", main.Seq, err)
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
	}
	return nil
}

// announceMainDecision tells the author of a duplicate what was already decided on the
// main proposal.
func announceMainDecision(t *dialog.Turn, linked store.Proposal) error {
	main, err := t.Tx.Proposal(linked.Original)
	switch {
	case errors.Is(err, store.ErrNotFound) || err == nil && main.VisibleStatus().Open() || linked.Author == 0:
		return nil
	case err != nil:
		return fmt.Errorf("read proposal %d, which has duplicates: %w", linked.Original, err)
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
