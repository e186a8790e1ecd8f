package moderator

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// PauseAction is what the buttons under /pause do. Their argument is one of the
// words below, or an hour after [hourPrefix].
const PauseAction = "pause"

const (
	untilTomorrow = "day"
	forAWeek      = "week"
	untilIReturn  = "return"
	resume        = "resume"
	hourPrefix    = "hour."
	noHour        = "never"
)

// pauseSlot shows what somebody is told by itself.
const pauseSlot = "pause"

// Pause answers /pause: whether the bot writes to the sender by itself, until when
// not, and at what hour the summary comes.
func Pause(t *dialog.Turn) error {
	t.ShowIn(pauseSlot, "", pauseScreen(t))
	return nil
}

// Paused does what a button under /pause says.
func Paused(t *dialog.Turn) error {
	answer, before := t.Input.Press.Argument, *t.Staff
	switch answer {
	case untilTomorrow:
		t.Staff.PausedUntil = morning(t, 1)
	case forAWeek:
		t.Staff.PausedUntil = morning(t, 7)
	case untilIReturn:
		t.Staff.PausedUntil = store.UntilReturn()
	case resume:
		return comeBack(t, before)
	default:
		hour, ok := chosenHour(answer)
		if !ok || !summarised(*t.Staff) {
			return dialog.ErrStale
		}
		t.Staff.SummaryHour = &hour
	}
	return savePause(t, before)
}

// morning is the time of the summaries so many days from now.
func morning(t *dialog.Turn, days int) time.Time {
	return t.Today().AddDays(days).Start(t.Zone).Add(time.Duration(t.Catalogue.Moderation.Summary)).UTC()
}

// comeBack ends a pause. What would have been said meanwhile is said at once, as
// one summary.
func comeBack(t *dialog.Turn, before store.Staff) error {
	if !t.Staff.Paused(t.Now) {
		return savePause(t, before)
	}
	t.Staff.PausedUntil = time.Time{}
	if !summarised(*t.Staff) {
		return savePause(t, before)
	}
	waits, err := countBacklog(t)
	if err != nil {
		return err
	}
	t.Staff.SummarisedOn = t.Today()
	if err := savePause(t, before); err != nil {
		return err
	}
	if waiting := waits.within(t.Staff.Scope); waiting.All > 0 {
		t.Reply(summaryScreen(waiting, waits.assigned[t.Staff.ID]))
	}
	return nil
}

func savePause(t *dialog.Turn, before store.Staff) error {
	if err := store.ChangeSettings(t.Tx, t.Now, before, *t.Staff); err != nil {
		return err
	}
	return Pause(t)
}

// summarised reports whether somebody's role is one that gets summaries.
func summarised(staff store.Staff) bool {
	staff.SummaryHour = nil
	_, wanted := summaryTime(store.Moderation{}, staff)
	return wanted
}

// summaryHours are the hours that somebody can choose.
func summaryHours() []int { return []int{7, 8, 9, 10, 11, 12, 14, 17} }

func chosenHour(answer string) (int, bool) {
	text, found := strings.CutPrefix(answer, hourPrefix)
	if found && text == noHour {
		return store.NoSummary, true
	}
	hour, err := strconv.Atoi(text)
	return hour, found && err == nil && slices.Contains(summaryHours(), hour)
}
