package main_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/outgoing"
)

// waitingPictures puts a picture for person 1 with each caption into the outbox and
// returns the names of the files.
func (w *world) waitingPictures(captions ...string) (names []string) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	err = kept.Update(w.Context(), func(tx store.Tx) error {
		for i, caption := range captions {
			var content bytes.Buffer
			if err := png.Encode(&content, image.NewGray(image.Rect(0, 0, i+8, 8))); err != nil {
				return err
			}
			name, err := outgoing.In(w.data).Keep(content.Bytes())
			if err != nil {
				return err
			}
			names = append(names, name)
			file := store.File{Kept: name, Kind: store.AttachmentPhoto, Name: "chart.png"}
			if _, err := tx.Enqueue(store.OutboxRow{Chat: 1, Lane: store.LaneNotices, Message: store.Message{Text: caption, Files: []store.File{file}}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, kept.Close()); err != nil {
		w.Fatal(err)
	}
	return names
}

// received are the captions and texts that person 1 has from the bot, pictures as such.
func received(person *simulator.Person) (all []string) {
	for _, message := range person.Messages() {
		switch {
		case message.FromBot && message.Attachment.Kind == "photo":
			all = append(all, "picture "+message.Attachment.Caption)
		case message.FromBot:
			all = append(all, message.Text)
		}
	}
	return all
}

// TestABackupHasTheFilesThatWaitToBeSent restores a backup on another machine, one of
// whose files was lost on the way.
func TestABackupHasTheFilesThatWaitToBeSent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	person := w.server.Person(1, "Aigul", "kk")
	names := w.waitingPictures("first", "second")
	path := filepath.Join(t.TempDir(), "kept.db")
	if said := w.succeed("backup", "-o", path); !strings.Contains(said, "Files that its messages name: 2, in "+path+".files; missing: 0.") {
		t.Errorf("the backup says %q", said)
	}
	w.data = filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Remove(filepath.Join(path+".files", names[1])); err != nil {
		t.Fatal(err)
	}
	if said := w.succeed("restore", "--outbox=send", path); !strings.Contains(said, "Files that its messages name: 1 restored, 1 missing;") {
		t.Errorf("the restore says %q", said)
	}
	check := startProcess(t, w.environment(), "check")
	if code := check.exit(); code != 0 || !strings.Contains(check.stdout.String(), "2 files to send (1 missing, ") {
		t.Errorf("the check ends with %d and says %s", code, check.stdout)
	}
	person.Send("/start")
	bot := w.run()
	w.wait("both messages are there", func() bool {
		got := strings.Join(received(person), "|")
		return strings.Contains(got, "picture first") && strings.Contains(got, "second")
	})
	w.polled()
	// A backup while the bot runs has the file of the dead letter, as far as there is one.
	if said := w.succeed("backup"); !strings.Contains(said, "Files that its messages name: 0, in ") || !strings.Contains(said, "missing: 1.") {
		t.Errorf("the backup of the running bot says %q", said)
	}
	bot.terminate()
	for _, got := range received(person) {
		if got == "picture second" {
			t.Error("a picture that was lost was sent")
		}
	}
	if said := w.succeed("letters"); !strings.Contains(said, " file ") || !strings.Contains(said, "the file is missing in the data folder") {
		t.Errorf("the letters are %s", said)
	}
	if report := w.verify(); report.DeadLetters != 1 || report.Outbox != 0 {
		t.Errorf("%d dead letters, %d messages wait", report.DeadLetters, report.Outbox)
	}
}

// TestARunningBotSweepsWhatNoMessageNames also shows that `run` has the folder.
func TestARunningBotSweepsWhatNoMessageNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.server.Person(1, "Aigul", "kk").Send("/start")
	w.waitingPictures("first")
	orphan := filepath.Join(w.data, "outgoing", strings.Repeat("0", 64))
	if err := os.WriteFile(orphan, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	yesterday := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(orphan, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	bot := w.run()
	bot.logs("removed files that no message names any more")
	if _, err := os.Stat(orphan); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is there: %v", err)
	}
	w.wait("the picture is sent", func() bool { return w.calls("sendPhoto", 1) > 0 })
	bot.terminate()
}
