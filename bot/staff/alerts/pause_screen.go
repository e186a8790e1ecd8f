package alerts

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// hoursPerRow is how many hours fit side by side on a small phone.
const hoursPerRow = 4

func pauseScreen(t *dialog.Turn) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("pause", dialog.Data{"State": stateText(t)})}}
	if t.Staff.Paused(t.Now) {
		screen.AddRow(pauseButton("button_end_pause", resumeNow))
		return screen
	}
	screen.AddRow(pauseButton("button_pause_day", untilTomorrow), pauseButton("button_pause_week", forAWeek))
	screen.AddRow(pauseButton("button_pause_return", untilReturn))
	if getsSummaries(*t.Staff) {
		addSummaryHours(t, &screen)
	}
	if m := t.Catalogue.Moderation; m.QuietFrom != m.QuietTo {
		screen.Text = append(screen.Text, dialog.Say("pause_quiet", dialog.Data{"From": formatTimeOfDay(m.QuietFrom), "To": formatTimeOfDay(m.QuietTo)}))
	}
	return screen
}

func stateText(t *dialog.Turn) dialog.Text {
	switch {
	case !t.Staff.Paused(t.Now):
		return dialog.Say("pause_off")
	case t.Staff.PausedIndefinitely():
		return dialog.Say("pause_return")
	}
	return dialog.Say("pause_until", dialog.Data{"At": t.Staff.PausedUntil})
}

// addSummaryHours says when the summary comes and offers the hours to choose from.
func addSummaryHours(t *dialog.Turn, screen *dialog.Screen) {
	at, wanted := summaryTimeOfDay(t.Catalogue.Moderation, *t.Staff)
	if wanted {
		screen.Text = append(screen.Text, dialog.Say("pause_hour", dialog.Data{"Time": formatTimeOfDay(at)}))
	} else {
		screen.Text = append(screen.Text, dialog.Say("pause_no_hour"))
	}
	var buttons []dialog.Button
	for _, hour := range summaryHours() {
		of := store.TimeOfDay(time.Duration(hour) * time.Hour)
		key := "button_hour"
		if wanted && of == at {
			key = "button_hour_chosen"
		}
		buttons = append(buttons, dialog.Button{
			Label: dialog.Say(key, dialog.Data{"Time": formatTimeOfDay(of)}), Press: dialog.Press{Action: PauseAction, Argument: hourPrefix + strconv.Itoa(hour)},
		})
	}
	for row := range slices.Chunk(buttons, hoursPerRow) {
		screen.AddRow(row...)
	}
	if wanted {
		screen.AddRow(pauseButton("button_no_hour", hourPrefix+noHour))
	}
}

func pauseButton(label, argument string) dialog.Button {
	return desk.ActionButton(label, PauseAction, argument)
}

// formatTimeOfDay writes a time of day as clocks show it.
func formatTimeOfDay(at store.TimeOfDay) string {
	minutes := int(time.Duration(at) / time.Minute)
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}
