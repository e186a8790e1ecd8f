package report

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// digestScreen is the digest for a reader with a scope: a paragraph a subject.
func digestScreen(t *dialog.Turn, m digestData, scope store.Scope) (dialog.Screen, error) {
	f := m.forScope(scope)
	narrow := len(scope.Regions) > 0 || len(scope.Topics) > 0
	text := []dialog.Text{heading(m.Days)}
	if narrow {
		text = append(text, dialog.Say("digest_scope"))
	}
	if f.empty() {
		return dialog.Screen{Text: append(text, dialog.Say("digest_nothing"))}, nil
	}
	text = append(text, dialog.Say("digest_compared"))
	text = addSection(text, "digest_week", statusRows(f.Statuses))
	if !narrow {
		// Answer times are not kept by region and topic.
		text = append(text, answerTimeTexts(m.Answered)...)
	}
	waiting, err := waitingRows(t, f.Waiting, scope)
	if err != nil {
		return dialog.Screen{}, err
	}
	text = addSection(text, "digest_queue", waiting)
	text = addSection(text, "digest_topics", topicRows(t.Catalogue, f.Topics))
	text = addSection(text, "digest_regions", regionRows(t.Catalogue, f.Regions))
	text = addSection(text, "digest_languages", languageRows(f.Languages))
	return dialog.Screen{Text: text}, nil
}

func heading(days dayRange) dialog.Text {
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

// waitingRows say what waits now, how much of it is late, and which has waited
// longest.
func waitingRows(t *dialog.Turn, waiting waitingCount, scope store.Scope) ([]dialog.Text, error) {
	if waiting.Count == 0 {
		return nil, nil
	}
	rows := []dialog.Text{dialog.Say("digest_waiting", dialog.Data{"Number": waiting.Count})}
	if waiting.Overdue > 0 {
		rows = append(rows, dialog.Say("digest_overdue", dialog.Data{"Number": waiting.Overdue}))
	}
	oldest, err := waiting.oldest(t, scope)
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

// statusRows say what was received and what became of proposals.
func statusRows(statuses countsByCode) []dialog.Text {
	rows := make([]row, 0, len(store.Statuses()))
	for _, status := range store.Statuses() {
		var name any = proposal.StatusName(status)
		if status == store.StatusSubmitted {
			name = dialog.Say("digest_received")
		}
		rows = append(rows, row{name, statuses[string(status)]})
	}
	return rowTexts(rows)
}
