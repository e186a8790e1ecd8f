package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"usynys/store"
	"usynys/store/rules"
)

// The outbox of a backup may have messages that were sent after the backup was made. Only
// the operator can say whether to send them again.
const (
	holdOutbox = "hold"
	sendOutbox = "send"
	dropOutbox = "drop"
)

// decideOutbox puts the messages of a staged backup on hold, then keeps, releases or
// drops them as the operator wants, and prints which.
func (r *restoreCommand) decideOutbox(around stdio, staging string) (said string, err error) {
	kept, err := openStore(around.ctx, staging)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	held, due := 0, ""
	err = kept.Update(around.ctx, func(tx store.Tx) (err error) {
		if due, err = dueNotices(tx, time.Now()); err != nil {
			return err
		}
		held, err = rules.HoldOutbox(tx)
		return err
	})
	if err != nil || held == 0 {
		return due, err
	}
	choice := r.Outbox
	if choice == "" {
		choice = askOutbox(around, held)
	}
	if choice == holdOutbox {
		return due + fmt.Sprintf("Messages on hold: %d. Nobody gets them before `usynys restore --outbox=send`; with --outbox=drop they are removed.\n", held), nil
	}
	said, err = releaseOrDrop(around, kept, choice)
	return due + said, err
}

// dueLimit bounds the count of due notices.
const dueLimit = 10_000

// dueNotices returns how many authors the bot will write to by itself as soon as it runs.
// Decisions to announce and reminders are alarms, not messages yet, so they can't be put
// on hold.
func dueNotices(tx store.Tx, now time.Time) (string, error) {
	alarms, err := tx.Alarms(now, dueLimit)
	count := 0
	for _, alarm := range alarms {
		if alarm.Kind == store.AlarmNotify || alarm.Kind == store.AlarmRemind {
			count++
		}
	}
	if err != nil || count == 0 {
		return "", err
	}
	return fmt.Sprintf("Decisions and reminders that are due: %d. Their authors read them as soon as the bot runs, some perhaps once more.\n", count), nil
}

// settleOnHold releases or drops what an earlier restore put on hold.
func (r *restoreCommand) settleOnHold(around stdio) (err error) {
	if r.Outbox != sendOutbox && r.Outbox != dropOutbox {
		return errors.New("there is nothing to do: name a backup, or decide about messages on hold with --outbox=send or --outbox=drop")
	}
	if err := requireStore(r.Data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, r.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	said, err := releaseOrDrop(around, kept, r.Outbox)
	fmt.Fprint(around.stdout, said)
	return err
}

// releaseOrDrop releases or drops everything on hold and prints how much that was.
func releaseOrDrop(around stdio, kept store.Store, choice string) (said string, err error) {
	change, what := rules.ReleaseOutbox, "Messages that will be sent when the bot runs: %d.\n"
	if choice == dropOutbox {
		change, what = rules.DropOutboxOnHold, "Messages removed: %d.\n"
	}
	err = kept.Update(around.ctx, func(tx store.Tx) error {
		count, err := change(tx)
		said = fmt.Sprintf(what, count)
		return err
	})
	if err != nil {
		return "", err
	}
	return said, nil
}

// askOutbox asks at a terminal. Elsewhere, and for any answer but yes, the messages stay
// on hold, which can be changed later.
func askOutbox(around stdio, held int) string {
	input, ok := around.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(input.Fd())) {
		return holdOutbox
	}
	fmt.Fprintf(around.stdout, "Messages that had not been sent when the backup was made: %d. People may have got them since. Send them? [y/N] ", held)
	answer, err := bufio.NewReader(io.LimitReader(input, 100)).ReadString('\n')
	if err != nil {
		return holdOutbox
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return sendOutbox
	}
	return holdOutbox
}
