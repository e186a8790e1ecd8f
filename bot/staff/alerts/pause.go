package alerts

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// PauseAction is the action of the buttons under /pause. Their argument is one of the
// words below, or an hour after [hourPrefix].
const PauseAction = "pause"

const (
	untilTomorrow = "day"
	forAWeek      = "week"
	untilReturn   = "return"
	resumeNow     = "resume"
	hourPrefix    = "hour."
	noHour        = "never"
)

const pauseSlot = "pause"

// Pause answers /pause: whether notifications are paused and until when, and at what hour
// the summary comes.
func Pause(t *dialog.Turn) error {
	t.ShowIn(pauseSlot, "", pauseScreen(t))
	return nil
}

// SetPause changes what the pressed button under /pause says.
func SetPause(t *dialog.Turn) error {
	answer, before := t.Input.Press.Argument, *t.Staff
	switch answer {
	case untilTomorrow:
		t.Staff.PausedUntil = summaryIn(t, 1)
	case forAWeek:
		t.Staff.PausedUntil = summaryIn(t, 7)
	case untilReturn:
		t.Staff.PausedUntil = store.IndefinitePause()
	case resumeNow:
		return endPause(t, before)
	default:
		hour, ok := parseHour(answer)
		if !ok || !getsSummaries(*t.Staff) {
			return dialog.ErrStale
		}
		t.Staff.SummaryHour = &hour
	}
	return savePause(t, before)
}

// summaryIn returns the time of the summaries so many days from now.
func summaryIn(t *dialog.Turn, days int) time.Time {
	return t.Today().AddDays(days).Midnight(t.Zone).Add(time.Duration(t.Catalogue.Moderation.SummaryTime)).UTC()
}

// endPause ends a pause and sends a summary at once, in place of those that were missed.
func endPause(t *dialog.Turn, before store.Staff) error {
	if !t.Staff.Paused(t.Now) {
		return savePause(t, before)
	}
	t.Staff.PausedUntil = time.Time{}
	if !getsSummaries(*t.Staff) {
		return savePause(t, before)
	}
	backlog, err := desk.CountBacklog(t)
	if err != nil {
		return err
	}
	t.Staff.LastSummaryOn = t.Today()
	if err := savePause(t, before); err != nil {
		return err
	}
	if waiting := backlog.Within(t.Staff.Scope); waiting.All > 0 {
		t.Reply(summaryScreen(waiting, backlog.ByAssignee[t.Staff.ID]))
	}
	return nil
}

func savePause(t *dialog.Turn, before store.Staff) error {
	if err := rules.ChangeStaffSettings(t.Tx, t.Now, before, *t.Staff); err != nil {
		return err
	}
	return Pause(t)
}

// getsSummaries reports whether a person's role gets summaries.
func getsSummaries(staff store.Staff) bool {
	staff.SummaryHour = nil
	_, wanted := summaryTimeOfDay(store.Moderation{}, staff)
	return wanted
}

// summaryHours returns the hours to choose from.
func summaryHours() []int { return []int{7, 8, 9, 10, 11, 12, 14, 17} }

func parseHour(answer string) (int, bool) {
	text, found := strings.CutPrefix(answer, hourPrefix)
	if found && text == noHour {
		return store.NoSummary, true
	}
	hour, err := strconv.Atoi(text)
	return hour, found && err == nil && slices.Contains(summaryHours(), hour)
}
