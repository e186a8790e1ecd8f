package demo

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"usynys/bot/simulator"
	"usynys/bot/simulator/page"
)

const (
	chatsName  = "chats.json"
	filesName  = "chats"
	chatsPause = 200 * time.Millisecond
)

// chatFile keeps the chats of the phones in a file beside the store, so that a restarted
// demo resumes them. The file is replaced atomically: a kill leaves the last whole one,
// which is a fraction of a second old.
type chatFile struct {
	folder  string
	written []byte
	files   map[string]bool // ids of files on the disk
}

// saveChats saves the chats from now on, if the demo has a file for them.
func (s *pageStage) saveChats() (stop func() error) {
	if s.chats == nil {
		return func() error { return nil }
	}
	return s.chats.saveOnChange(s)
}

// path returns where the content of a file is stored.
func (c *chatFile) path(id string) string {
	return filepath.Join(c.folder, filesName, filepath.Base(id))
}

// saveOnChange writes the chats after changes, at a limited rate, and once more when it is
// stopped.
func (c *chatFile) saveOnChange(stage *pageStage) (stop func() error) {
	stopped, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		pushed := stage.bot.After(time.Hour)
		for {
			changed := stage.server.Changed() // before the write, so that no change is missed
			if err := c.write(stage); err != nil {
				stage.bot.options.Log.Error("the demo's chats can't be written; what is said from now on may not be there after a restart", "error", err)
			}
			select {
			case <-changed:
			case <-pushed:
				pushed = stage.bot.After(time.Hour)
			case <-stopped:
				return
			}
			select {
			case <-time.After(chatsPause):
			case <-stopped:
				return
			}
		}
	}()
	return func() error {
		close(stopped)
		<-ended
		return c.write(stage)
	}
}

// write writes the chats if they have changed.
func (c *chatFile) write(stage *pageStage) error {
	now := savedChats{Version: chatsVersion, Ahead: stage.bot.Ahead()}
	for _, phone := range stage.page.Phones() {
		if page.IsGuest(phone.ID) {
			now.Guests = append(now.Guests, phone)
		}
	}
	state, files, err := stage.server.Snapshot()
	if err != nil {
		return err
	}
	// The contents first: the file of chats must not name a missing one.
	for _, id := range files {
		if err := c.writeFile(stage.server, id); err != nil {
			return err
		}
	}
	now.Chats = state
	content, err := json.Marshal(now)
	if err != nil || bytes.Equal(content, c.written) {
		return err
	}
	if err := writeAtomically(filepath.Join(c.folder, chatsName), content); err != nil {
		return err
	}
	c.written = content
	return nil
}

func (c *chatFile) writeFile(server *simulator.Server, id string) error {
	if c.files[id] {
		return nil
	}
	data, _ := server.FileContent(id)
	err := os.MkdirAll(filepath.Join(c.folder, filesName), 0o700)
	if err == nil {
		err = writeAtomically(c.path(id), data)
	}
	c.files[id] = err == nil
	return err
}

// writeAtomically replaces a file by renaming a new one.
func writeAtomically(path string, content []byte) error {
	aside := path + ".new"
	file, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(aside, path)
}
