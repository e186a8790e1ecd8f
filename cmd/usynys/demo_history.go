package main

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

// demoProposals are invented proposals, one JSON object a line.
//
//go:embed demo_proposals.jsonl
var demoProposals []byte

type demoProposal struct {
	Language store.Language `json:"lang"`
	Topic    string         `json:"topic"`
	Region   string         `json:"region"`
	Age      store.AgeBand  `json:"age"`
	Title    string         `json:"title"`
	Body     string         `json:"body"`
}

func loadDemoProposals() ([]demoProposal, error) {
	var proposals []demoProposal
	lines := json.NewDecoder(bytes.NewReader(demoProposals))
	for {
		var p demoProposal
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

// demoEvent is something that happened to a proposal before the demo began.
type demoEvent struct {
	at     time.Time
	number int // the how-manieth proposal
	action store.Action
}

// demoHistory spreads proposals over the last three weeks; the older ones are
// mostly decided, one to four days after they were sent.
func demoHistory(count int, now time.Time) []demoEvent {
	const days = 21
	var events []demoEvent
	for i := range count {
		sent := now.Add(-time.Duration(count-i)*days*24*time.Hour/time.Duration(count) + 95*time.Minute)
		events = append(events, demoEvent{sent, i, store.ActionSubmit})
		decided := sent.Add(time.Duration(20+i*29%76) * time.Hour)
		action := store.ActionAccept
		if i%3 == 1 {
			action = store.ActionDecline
		}
		if i%4 != 3 && decided.Before(now) {
			events = append(events, demoEvent{decided, i, action})
		}
	}
	slices.SortStableFunc(events, func(a, b demoEvent) int { return a.at.Compare(b.at) })
	return events
}
