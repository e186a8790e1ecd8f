package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"usynys/store"
)

// What an operator can do with dead letters and quarantined updates.
const (
	doShow  = "show"
	doRetry = "retry"
	doDrop  = "drop"
	// allKept is the id that means all of them.
	allKept = "all"
)

type lettersCommand struct {
	Do string `arg:"" optional:"" enum:"list,show,retry,drop" default:"list" help:"list them, show one, send again with retry, or drop."`
	ID string `arg:"" optional:"" help:"The id that the list names, or all."`
	dataFlag
}

// Run lists, retries or drops dead letters. What it prints has no name and no text.
func (l *lettersCommand) Run(around stdio) error {
	return withStopped(around, l.Data, func(kept store.Store) error {
		var letters []store.DeadLetter
		err := kept.View(around.ctx, func(r store.Reader) (err error) {
			letters, err = r.DeadLetters()
			return err
		})
		if err != nil {
			return err
		}
		chosen, err := choose(letters, l.Do, l.ID, func(d store.DeadLetter) string { return strconv.FormatUint(d.Outgoing.ID, 10) })
		if err != nil {
			return err
		}
		switch l.Do {
		case doRetry:
			return change(around, kept, chosen, "Messages that will be sent again when the bot runs: %d.\n", retryLetter)
		case doDrop:
			return change(around, kept, chosen, "Messages removed: %d.\n", func(tx store.Tx, d store.DeadLetter) error { return tx.DropLetter(d.Outgoing.ID) })
		}
		rows := [][]string{{"ID", "KIND", "REFUSED", "AGE", "BYTES", "TRIES", "REASON"}}
		for _, d := range chosen {
			rows = append(rows, []string{
				strconv.FormatUint(d.Outgoing.ID, 10), letterKind(d.Outgoing), moment(d.At), formatAge(time.Since(d.At)),
				strconv.Itoa(len(d.Outgoing.Message.Text)), strconv.Itoa(d.Outgoing.Attempts), d.Reason,
			})
		}
		return printTable(around, rows, "No message was refused.")
	})
}

// letterKind returns the kind of a message without its contents.
func letterKind(row store.OutboxRow) string {
	switch {
	case row.StripKeyboard != 0:
		return "buttons"
	case row.Message.Attachment != nil, len(row.Message.Files) > 0:
		return "file"
	case row.Message.Menu != nil:
		return "menu"
	case row.EditOnly:
		return "edit"
	}
	return "text"
}

// retryLetter puts a message back into the outbox as if it had never been tried.
func retryLetter(tx store.Tx, letter store.DeadLetter) error {
	row := letter.Outgoing
	row.Attempts, row.PlainText, row.NotBefore = 0, false, time.Time{}
	if _, err := tx.Enqueue(row); err != nil {
		return err
	}
	return tx.DropLetter(letter.Outgoing.ID)
}

// withStopped calls fn with the store of a bot that does not run.
func withStopped(around stdio, data string, fn func(store.Store) error) (err error) {
	if err := requireStore(data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	return fn(kept)
}

// choose returns the entries that a command is about: all, or the one with the id.
func choose[T any](list []T, do, id string, idOf func(T) string) ([]T, error) {
	switch {
	case do == "list" && id != "":
		return nil, fmt.Errorf("a list has no id: use show %s", id)
	case do == "list", id == allKept:
		return list, nil
	case id == "":
		return nil, fmt.Errorf("say what to %s: an id of the list, or all", do)
	}
	chosen := slices.DeleteFunc(slices.Clone(list), func(one T) bool { return idOf(one) != id })
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is none with the id %s", id)
	}
	return chosen, nil
}

// change calls do for each entry in one transaction and prints their number.
func change[T any](around stdio, kept store.Store, chosen []T, said string, do func(store.Tx, T) error) error {
	err := kept.Update(context.WithoutCancel(around.ctx), func(tx store.Tx) error {
		for _, one := range chosen {
			if err := do(tx, one); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(around.stdout, said, len(chosen))
	return nil
}

// printTable prints a table, or the sentence none if it has only its header.
func printTable(around stdio, rows [][]string, none string) error {
	if len(rows) == 1 {
		_, err := fmt.Fprintln(around.stdout, none)
		return err
	}
	table := tabwriter.NewWriter(around.stdout, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				fmt.Fprint(table, "\t")
			}
			fmt.Fprint(table, cell)
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}

func moment(at time.Time) string { return at.UTC().Format("2006-01-02 15:04Z") }
