package store_test

import (
	"testing"

	"usynys/store"
)

func TestOnlyStepsOfTheTableAreWritten(t *testing.T) {
	for step, want := range map[store.AuditEntry]bool{
		{Action: store.ActionAccept, From: store.Submitted, To: store.Accepted}:     true,
		{Action: store.ActionAccept, From: store.Asked, To: store.Accepted}:         false,
		{Action: store.ActionAccept, From: store.Submitted, To: store.Declined}:     false,
		{Action: store.ActionAccept, From: store.Submitted}:                         false,
		{Action: store.ActionNote, From: store.Declined, To: store.Declined}:        true,
		{Action: store.ActionNote, From: store.Declined, To: store.Submitted}:       false,
		{Action: store.ActionSubmit, To: store.Submitted}:                           true,
		{Action: store.ActionSubmit, From: store.Accepted, To: store.Submitted}:     false,
		{Action: store.ActionErase, From: store.Asked}:                              true,
		{Action: store.ActionErase, From: store.Accepted, To: store.Accepted}:       true,
		{Action: store.ActionErase, From: store.Accepted, To: store.Submitted}:      false,
		{Action: store.ActionBlock, From: store.Submitted, To: store.Submitted}:     true,
		{Action: store.ActionBlockVote, From: store.Submitted, To: store.Submitted}: true,
		{Action: store.ActionUnblock, From: store.Submitted, To: store.Submitted}:   false,
		{Action: store.ActionStaff}:                                                 false,
	} {
		if got := store.InTable(step); got != want {
			t.Errorf("%s from %q to %q: %v, want %v", step.Action, step.From, step.To, got, want)
		}
	}
}
