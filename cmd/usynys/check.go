package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"usynys/bot/telegram/client"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/backup"
	"usynys/store/bolt/outgoing"
)

type checkCommand struct{ settings }

// checkError is returned when the check has already printed what is wrong.
type checkError struct {
	// configuration is set when a change of the configuration would help.
	configuration bool
}

func (*checkError) Error() string { return "the check found faults, see above" }

// reachLimit bounds the wait for Telegram.
const reachLimit = 15 * time.Second

// Run checks configuration, words, Telegram and store, and prints the state of each. All
// are checked, whatever the others' faults.
func (k *checkCommand) Run(around stdio) error {
	c, faults := k.resolve()
	say := func(what string, err error, fine string) bool {
		if err != nil {
			fmt.Fprintf(around.stdout, "FAULT  %s: %v\n", what, err)
			return false
		}
		fmt.Fprintf(around.stdout, "ok     %s: %s\n", what, fine)
		return true
	}
	for _, warning := range c.warnings {
		fmt.Fprintf(around.stdout, "note   %s\n", warning)
	}
	fine := say("configuration", faults, fmt.Sprintf("%d topics, %d regions, %d administrators, zone %v", len(c.catalogue.Topics), len(c.catalogue.Regions), len(c.admins), c.zone))
	_, err := locales.Load()
	fine = say("words", err, "Kazakh and Russian") && fine
	var reached error
	if c.token != "" {
		var name string
		name, reached = checkTelegram(around.ctx, c)
		fine = say("Telegram", reached, "the token belongs to @"+name) && fine
	}
	if c.data != "" {
		report, err := verifyStore(around.ctx, filepath.Join(c.data, bolt.FileName), around.stderr)
		fine = say("store", err, report) && fine
		if newest, err := describeNewestBackup(c.data, time.Now()); newest != "" || err != nil {
			fine = say("backup", err, newest) && fine
		}
	}
	if fine {
		return nil
	}
	return &checkError{configuration: faults != nil || client.Unauthorised.Is(reached)}
}

func checkTelegram(ctx context.Context, c configuration) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, reachLimit)
	defer cancel()
	api, err := client.New(client.Options{Token: client.NewSecret(c.token), BaseURL: c.apiURL})
	if err != nil {
		return "", err
	}
	defer api.Close()
	account, err := api.GetMe(ctx)
	switch {
	case client.Unauthorised.Is(err):
		return "", fmt.Errorf("this bot token is not known there, copy it again from @BotFather: %w", err)
	case client.Temporary.Is(err):
		return "", fmt.Errorf("%s does not answer as it should, check the network and --api-url, or try again later: %w", c.apiURL, err)
	}
	return account.Name, err
}

// verifyStore verifies every record of the store and returns a line about its contents. A
// store that the running bot holds can't be read, which is no fault.
func verifyStore(ctx context.Context, path string, progress io.Writer) (string, error) {
	if err := bolt.CheckMissing(filepath.Dir(path)); err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "there is none yet, `usynys run` will make " + path, nil
	}
	if held, err := bolt.IsLocked(filepath.Dir(path)); err != nil {
		return "", err
	} else if held {
		return "a running bot holds it, so its records were not looked at; stop the bot to have them checked", nil
	}
	report, err := backup.VerifyInSubprocess(ctx, backup.VerifyLimit, path, newProgress(progress, "the store"))
	if err != nil {
		return "", err
	}
	if report.Total > 0 {
		for _, finding := range report.Findings {
			fmt.Fprintln(progress, finding)
		}
		return "", &store.CorruptError{Path: path, Err: fmt.Errorf("%d faults, the first of them above", report.Total)}
	}
	files, err := describeFiles(filepath.Dir(path), report.Files)
	return fmt.Sprintf("%d proposals (%d waiting), %d people, %d messages to send (%d on hold), %d updates in quarantine, %d dead letters, %d audit entries in an unbroken chain%s",
		report.Proposals, report.Waiting, report.People, report.Outbox, report.OnHold, report.Quarantined, report.DeadLetters, report.AuditEntries, files), err
}

// describeFiles says how many files messages name; nothing if they name none. One that is
// missing is no fault of the store: its message goes out without it.
func describeFiles(data string, names []string) (string, error) {
	if len(names) == 0 {
		return "", nil
	}
	missing, err := outgoing.In(data).Missing(names)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(", %d files to send (%d missing, their messages go out without them)", len(names), len(missing)), nil
}

// describeNewestBackup returns a line with the age of the newest backup, or nothing if
// there is no store yet. Having no backup is no fault: they may be kept elsewhere.
func describeNewestBackup(data string, now time.Time) (string, error) {
	if _, err := os.Stat(filepath.Join(data, bolt.FileName)); err != nil {
		return "", nil //nolint:nilerr // the check of the store reports it
	}
	made, err := backup.List(data)
	if err != nil {
		return "", err
	}
	if len(made) == 0 {
		return "there is no backup in " + filepath.Join(data, backup.FolderName) + " yet", nil
	}
	newest := made[len(made)-1]
	return fmt.Sprintf("the newest backup is %s, %s old", backup.FileName(newest), formatAge(now.Sub(newest))), nil
}

// formatAge formats a duration in its largest unit.
func formatAge(span time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case span >= 2*day:
		return fmt.Sprintf("%d days", span/day)
	case span >= 2*time.Hour:
		return fmt.Sprintf("%d hours", span/time.Hour)
	}
	return fmt.Sprintf("%d minutes", max(0, span/time.Minute))
}
