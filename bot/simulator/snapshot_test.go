package simulator_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// A server restored from a snapshot shows the same chats, delivers the unconfirmed
// updates, and never uses an id again.
func TestSnapshot(t *testing.T) {
	first, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	person := first.Person(7, "Айгерім", "kk")
	person.Send("/start ұсыныс")
	if _, err := person.Upload("міне", simulator.Upload{Kind: "document", Name: "жоспар.txt", Data: []byte("1")}); err != nil {
		t.Fatal(err)
	}
	person.SendAlbum(2, "екеуі")
	person.SendLocation(51.1, 71.4)
	if err := person.Edit(1, "/start"); err != nil {
		t.Fatal(err)
	}
	first.Person(8, "Олег", "ru").Block()
	first.Group(-100, "Топ").Send(person, "/help")
	state, files, err := first.Snapshot()
	if err != nil || len(files) != 3 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}

	second, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	err = second.Restore(state, func(id string) ([]byte, error) {
		data, found := first.FileContent(id)
		if !found {
			return nil, os.ErrNotExist
		}
		return data, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	again := second.Person(7, "", "")
	if diff := cmp.Diff(person.Messages(), again.Messages()); diff != "" {
		t.Errorf("(-was +is)\n%s", diff)
	}
	if !second.Person(8, "", "").Blocked() || len(second.Group(-100, "").Messages()) != 1 {
		t.Error("a block or a group is gone")
	}
	if got, want := second.Unconfirmed(), first.Unconfirmed(); got != want {
		t.Errorf("%d updates wait, want %d", got, want)
	}
	last := person.Messages()[4].ID
	if id := again.Send("тағы"); id <= last+100 {
		t.Errorf("the next message has the id %d, close to %d", id, last)
	}
	data, _ := second.FileContent(again.Messages()[1].Attachment.FileID)
	if string(data) != "1" {
		t.Errorf("the file holds %q", data)
	}
}

func TestSnapshotsOfOtherVersionsAreRefused(t *testing.T) {
	none := func(string) ([]byte, error) { return nil, os.ErrNotExist }
	for state, says := range map[string]string{
		`{"version":2}`: "another version", `{}`: "another version", "[": "read a snapshot",
		`{"version":1,"people":[{"id":1}]}`: "no chat", `{"version":1,"files":[{"id":"x"}]}`: "file does not exist",
	} {
		server, err := simulator.New(simulator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = server.Restore([]byte(state), none)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", state, err)
		}
		if strings.Contains(says, "version") != errors.Is(err, simulator.ErrSnapshotVersion) {
			t.Errorf("%s: %v", state, err)
		}
		_ = server.Close()
	}
}
