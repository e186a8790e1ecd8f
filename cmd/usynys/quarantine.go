package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"usynys/store"
)

type quarantineCommand struct {
	Do string `arg:"" optional:"" enum:"list,show,retry,drop" default:"list" help:"list them, show one, have the bot handle it again at its next start with retry, or drop."`
	ID string `arg:"" optional:"" help:"The id that the list names, or all."`
	dataFlag
}

// Run lists, retries or drops quarantined updates. What it prints has no name and no text.
func (q *quarantineCommand) Run(around stdio) error {
	return withStopped(around, q.Data, func(kept store.Store) error {
		var updates []store.QuarantinedUpdate
		err := kept.View(around.ctx, func(r store.Reader) (err error) {
			updates, err = r.Quarantined()
			return err
		})
		if err != nil {
			return err
		}
		chosen, err := choose(updates, q.Do, q.ID, func(u store.QuarantinedUpdate) string { return strconv.FormatInt(u.UpdateID, 10) })
		if err != nil {
			return err
		}
		switch q.Do {
		case doRetry:
			return retryUpdates(around, kept, chosen)
		case doDrop:
			return change(around, kept, chosen, "Updates removed: %d.\n", func(tx store.Tx, u store.QuarantinedUpdate) error { return tx.DropQuarantined(u.UpdateID) })
		}
		rows := [][]string{{"ID", "KIND", "SET ASIDE", "AGE", "BYTES", "REASON"}}
		for _, u := range chosen {
			if u.Retry {
				u.Reason = "will be handled again at the next start"
			}
			rows = append(rows, []string{
				strconv.FormatInt(u.UpdateID, 10), updateKind(u.Raw), moment(u.At), formatAge(time.Since(u.At)), strconv.Itoa(len(u.Raw)), u.Reason,
			})
		}
		return printTable(around, rows, "No update is in quarantine.")
	})
}

// retryUpdates marks updates to be handled again. Several may have the same id, after
// Telegram has started again at a lower one: all of them leave before any comes back.
func retryUpdates(around stdio, kept store.Store, chosen []store.QuarantinedUpdate) error {
	err := kept.Update(context.WithoutCancel(around.ctx), func(tx store.Tx) error {
		for _, u := range chosen {
			if err := tx.DropQuarantined(u.UpdateID); err != nil {
				return err
			}
		}
		for _, u := range chosen {
			u.Retry = true
			if err := tx.Quarantine(u); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(around.stdout, "Updates that will be handled again when the bot starts: %d.\n", len(chosen))
	return nil
}

// updateKind returns the kind of an update without its contents.
func updateKind(raw []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return "unreadable"
	}
	for _, kind := range []string{"message", "edited_message", "callback_query", "my_chat_member"} {
		if fields[kind] != nil {
			return kind
		}
	}
	return "other"
}
