package main

import (
	"encoding/json"
	"strconv"
	"time"

	"usynys/store"
)

type quarantineCommand struct {
	Do string `arg:"" optional:"" enum:"list,show,drop" default:"list" help:"list them, show one, or drop. There is no retry: the sender was told at once and has written again."`
	ID string `arg:"" optional:"" help:"The id that the list names, or all."`
	dataFlag
}

// Run lists or drops quarantined updates. What it prints has no name and no text.
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
		if q.Do == doDrop {
			return change(around, kept, chosen, "Updates removed: %d.\n", func(tx store.Tx, u store.QuarantinedUpdate) error { return tx.DropQuarantined(u.UpdateID) })
		}
		rows := [][]string{{"ID", "KIND", "SET ASIDE", "AGE", "BYTES", "REASON"}}
		for _, u := range chosen {
			rows = append(rows, []string{
				strconv.FormatInt(u.UpdateID, 10), updateKind(u.Raw), moment(u.At), formatAge(time.Since(u.At)), strconv.Itoa(len(u.Raw)), u.Reason,
			})
		}
		return printTable(around, rows, "No update is in quarantine.")
	})
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
