package demo

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"usynys/store"
)

// sampleLines has the invented proposals, one JSON object a line.
//
//go:embed demo_proposals.jsonl
var sampleLines []byte

type sampleProposal struct {
	Language store.Language `json:"lang"`
	Topic    string         `json:"topic"`
	Region   string         `json:"region"`
	Age      store.AgeBand  `json:"age"`
	Title    string         `json:"title"`
	Body     string         `json:"body"`
}

func loadSamples() ([]sampleProposal, error) {
	var proposals []sampleProposal
	lines := json.NewDecoder(bytes.NewReader(sampleLines))
	for {
		var p sampleProposal
		err := lines.Decode(&p)
		switch {
		case errors.Is(err, io.EOF):
			return proposals, nil
		case err != nil:
			return nil, fmt.Errorf("read the proposals of the demo: %w", err)
		}
		proposals = append(proposals, p)
	}
}

// pastEvent is something that happened to a proposal before the demo began.
type pastEvent struct {
	at     time.Time
	number int // the index of the proposal
	action store.Action
}

// spreadEvents spreads proposals over the last three weeks. Most of the older ones are
// decided, one to four days after they were sent.
func spreadEvents(count int, now time.Time) []pastEvent {
	const days = 21
	var events []pastEvent
	for i := range count {
		sent := now.Add(-time.Duration(count-i)*days*24*time.Hour/time.Duration(count) + 95*time.Minute)
		events = append(events, pastEvent{sent, i, store.ActionSubmit})
		decided := sent.Add(time.Duration(20+i*29%76) * time.Hour)
		action := store.ActionAccept
		if i%3 == 1 {
			action = store.ActionDecline
		}
		if i%4 != 3 && decided.Before(now) {
			events = append(events, pastEvent{decided, i, action})
		}
	}
	slices.SortStableFunc(events, func(a, b pastEvent) int { return a.at.Compare(b.at) })
	return events
}
