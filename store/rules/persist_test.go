package rules_test

import (
	"testing"

	"usynys/store"
	"usynys/store/rules"
)

func TestOnlyStepsOfTheTableAreWritten(t *testing.T) {
	for step, want := range map[store.AuditEntry]bool{
		{Action: store.ActionAccept, From: store.StatusSubmitted, To: store.StatusAccepted}:     true,
		{Action: store.ActionAccept, From: store.StatusAsked, To: store.StatusAccepted}:         false,
		{Action: store.ActionAccept, From: store.StatusSubmitted, To: store.StatusDeclined}:     false,
		{Action: store.ActionAccept, From: store.StatusSubmitted}:                               false,
		{Action: store.ActionNote, From: store.StatusDeclined, To: store.StatusDeclined}:        true,
		{Action: store.ActionNote, From: store.StatusDeclined, To: store.StatusSubmitted}:       false,
		{Action: store.ActionSubmit, To: store.StatusSubmitted}:                                 true,
		{Action: store.ActionSubmit, From: store.StatusAccepted, To: store.StatusSubmitted}:     false,
		{Action: store.ActionErase, From: store.StatusAsked}:                                    true,
		{Action: store.ActionErase, From: store.StatusAccepted, To: store.StatusAccepted}:       true,
		{Action: store.ActionErase, From: store.StatusAccepted, To: store.StatusSubmitted}:      false,
		{Action: store.ActionBlock, From: store.StatusSubmitted, To: store.StatusSubmitted}:     true,
		{Action: store.ActionBlockVote, From: store.StatusSubmitted, To: store.StatusSubmitted}: true,
		{Action: store.ActionUnblock, From: store.StatusSubmitted, To: store.StatusSubmitted}:   false,
		{Action: store.ActionChangeStaff}:                                                       false,
	} {
		if got := rules.InTable(step); got != want {
			t.Errorf("%s from %q to %q: %v, want %v", step.Action, step.From, step.To, got, want)
		}
	}
}
