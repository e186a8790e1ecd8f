package report

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// digestScreen is the digest for a reader with a scope: a paragraph a subject.
func digestScreen(t *dialog.Turn, d digest, scope store.Scope) (dialog.Screen, error) {
	events := d.eventsWithin(scope)
	narrow := len(scope.Regions) > 0 || len(scope.Topics) > 0
	text := []dialog.Text{digestHeading(d.dayRange)}
	if narrow {
		text = append(text, dialog.Say("digest_scope"))
	}
	statuses := statusRows(events.statuses)
	if len(statuses) == 0 && d.backlog.Within(scope).All == 0 {
		return dialog.Screen{Text: append(text, dialog.Say("digest_nothing"))}, nil
	}
	text = append(text, dialog.Say("digest_compared"))
	text = addSection(text, "digest_week", statuses)
	if !narrow {
		// Answer times are not kept by topic.
		text = append(text, d.responses.texts("digest_half", "digest_half_over")...)
	}
	waitingRows, err := backlogRows(t, d.backlog, scope)
	if err != nil {
		return dialog.Screen{}, err
	}
	text = addSection(text, "digest_queue", waitingRows)
	text = addSection(text, "digest_topics", topicRows(t.Catalogue, events.topics))
	text = addSection(text, "digest_regions", regionRows(t.Catalogue, events.regions))
	text = addSection(text, "digest_languages", languageRows(events.languages))
	return dialog.Screen{Text: text}, nil
}

func digestHeading(days dayRange) dialog.Text {
	if days.First == days.Last {
		return dialog.Say("digest_head_day", dialog.Data{"Day": days.First})
	}
	return dialog.Say("digest_head", dialog.Data{"From": days.First, "To": days.Last})
}

// addSection adds a paragraph of rows under a heading, if there are any rows.
func addSection(text []dialog.Text, heading string, rows []dialog.Text) []dialog.Text {
	if len(rows) == 0 {
		return text
	}
	return append(text, dialog.Say(heading, dialog.Data{"Rows": rows}))
}

// backlogRows say what waits now, how much of it is late, and which has waited longest.
func backlogRows(t *dialog.Turn, backlog desk.Backlog, scope store.Scope) ([]dialog.Text, error) {
	waiting := backlog.Within(scope)
	if waiting.All == 0 {
		return nil, nil
	}
	rows := append([]dialog.Text{countText("digest_waiting", waiting.All)}, countTextIfAny("digest_overdue", waiting.Late)...)
	oldest, err := backlog.Oldest(t, scope)
	if err != nil {
		return nil, err
	}
	p, err := t.Tx.Proposal(oldest)
	if err != nil {
		return nil, fmt.Errorf("read proposal %d, the oldest that waits: %w", oldest, err)
	}
	days := store.DateOf(p.SubmittedAt, t.Zone).DaysUntil(t.Today())
	if days == 0 {
		return append(rows, dialog.Say("digest_oldest_today", dialog.Data{"Number": p.Number})), nil
	}
	return append(rows, dialog.SayCounted("digest_oldest", days, dialog.Data{"Number": p.Number})), nil
}
