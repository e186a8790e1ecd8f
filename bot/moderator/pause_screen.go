package moderator

import (
	"fmt"
	"strconv"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// hoursInARow is how many hours fit side by side on a small phone.
const hoursInARow = 4

func pauseScreen(t *dialog.Turn) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("pause", dialog.Data{"State": pauseState(t)})}}
	if t.Staff.Paused(t.Now) {
		screen.Row(pauseButton("button_end_pause", resume))
		return screen
	}
	screen.Row(pauseButton("button_pause_day", untilTomorrow), pauseButton("button_pause_week", forAWeek))
	screen.Row(pauseButton("button_pause_return", untilIReturn))
	if summarised(*t.Staff) {
		addHours(t, &screen)
	}
	if m := t.Catalogue.Moderation; m.QuietFrom != m.QuietTo {
		screen.Text = append(screen.Text, dialog.Say("pause_quiet", dialog.Data{"From": clock(m.QuietFrom), "To": clock(m.QuietTo)}))
	}
	return screen
}

func pauseState(t *dialog.Turn) dialog.Text {
	switch {
	case !t.Staff.Paused(t.Now):
		return dialog.Say("pause_off")
	case t.Staff.Away():
		return dialog.Say("pause_return")
	}
	return dialog.Say("pause_until", dialog.Data{"At": t.Staff.PausedUntil})
}

// addHours says when the summary comes and offers the other hours.
func addHours(t *dialog.Turn, screen *dialog.Screen) {
	at, wanted := summaryTime(t.Catalogue.Moderation, *t.Staff)
	if wanted {
		screen.Text = append(screen.Text, dialog.Say("pause_hour", dialog.Data{"Time": clock(at)}))
	} else {
		screen.Text = append(screen.Text, dialog.Say("pause_no_hour"))
	}
	var row []dialog.Button
	for _, hour := range summaryHours() {
		of := store.TimeOfDay(time.Duration(hour) * time.Hour)
		key := "button_hour"
		if wanted && of == at {
			key = "button_hour_chosen"
		}
		row = append(row, dialog.Button{
			Label: dialog.Say(key, dialog.Data{"Time": clock(of)}), Press: dialog.Press{Action: PauseAction, Argument: hourPrefix + strconv.Itoa(hour)},
		})
		if len(row) == hoursInARow {
			screen.Row(row...)
			row = nil
		}
	}
	screen.Row(row...)
	if wanted {
		screen.Row(pauseButton("button_no_hour", hourPrefix+noHour))
	}
}

func pauseButton(label, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: PauseAction, Argument: argument}}
}

// clock writes a time of day as clocks show it.
func clock(at store.TimeOfDay) string {
	minutes := int(time.Duration(at) / time.Minute)
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}
