package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"usynys/store"
)

// The outbox of a backup has messages that may have been sent after it was made.
// Nobody but the operator can know whether they shall be sent again.
const (
	holdOutbox = "hold"
	sendOutbox = "send"
	dropOutbox = "drop"
)

// decideOutbox puts the messages of a staged backup on hold, does with them what
// the operator wants, and says what that is.
func (r *restoreCommand) decideOutbox(around surroundings, staging string) (said string, err error) {
	kept, err := openStore(around.ctx, staging)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	held := 0
	err = kept.Update(around.ctx, func(tx store.Tx) (err error) {
		held, err = store.HoldOutbox(tx)
		return err
	})
	if err != nil || held == 0 {
		return "", err
	}
	choice := r.Outbox
	if choice == "" {
		choice = askOutbox(around, held)
	}
	if choice == holdOutbox {
		return fmt.Sprintf("Messages on hold: %d. Nobody gets them before `usynys restore --outbox=send`; with --outbox=drop they are removed.\n", held), nil
	}
	return settle(around, kept, choice)
}

// settleHeld releases or drops what an earlier restore put on hold.
func (r *restoreCommand) settleHeld(around surroundings) (err error) {
	if r.Outbox != sendOutbox && r.Outbox != dropOutbox {
		return errors.New("there is nothing to do: name a backup, or decide about messages on hold with --outbox=send or --outbox=drop")
	}
	if err := wantStore(r.Data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, r.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	said, err := settle(around, kept, r.Outbox)
	fmt.Fprint(around.stdout, said)
	return err
}

// settle releases or drops everything on hold and says how much that was.
func settle(around surroundings, kept store.Store, choice string) (said string, err error) {
	change, what := store.ReleaseOutbox, "Messages that will be sent when the bot runs: %d.\n"
	if choice == dropOutbox {
		change, what = store.DropHeld, "Messages removed: %d.\n"
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

// askOutbox asks at a terminal. Elsewhere, and for any answer but yes, the messages
// stay on hold, which can be changed later.
func askOutbox(around surroundings, held int) string {
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
