package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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
	// chatsVersion is the form of the file. Another form gets another number.
	chatsVersion = 1
)

// demoBefore is where an earlier demo in the same folder has stopped.
type demoBefore struct {
	Version int
	Ahead   time.Duration // of the demo's clock
	Guests  []page.Phone  // the people who were added on the page
	Chats   json.RawMessage

	chats *demoChats
}

// demoChats keeps what stands in the phones beside the store, so that a demo which is
// started again goes on where it was. The file is written aside and renamed: a kill
// leaves the last whole one, which is a fraction of a second old.
type demoChats struct {
	folder string
	last   []byte
	files  map[string]bool // those that are on the disk
}

// loadChats reads the chats of an earlier demo, if there was one in the folder.
func (d *demoCommand) loadChats() (demoBefore, error) {
	if d.Data == "" {
		return demoBefore{}, nil
	}
	before := demoBefore{Version: chatsVersion, chats: &demoChats{folder: d.Data, files: map[string]bool{}}}
	path := filepath.Join(d.Data, chatsName)
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return before, nil
	}
	if err == nil {
		err = json.Unmarshal(content, &before)
	}
	if err == nil && before.Version != chatsVersion {
		err = fmt.Errorf("it has version %d, this program reads %d", before.Version, chatsVersion)
	}
	return before, unreadableChats(path, err)
}

func unreadableChats(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("read the demo's chats in %s: move that file away to begin with empty phones, or name another folder with --data: %w", path, err)
}

// restore gives the simulator what it held before.
func (b demoBefore) restore(server *simulator.Server) error {
	if len(b.Chats) == 0 {
		return nil
	}
	err := server.Restore(b.Chats, func(id string) ([]byte, error) {
		b.chats.files[id] = true
		return os.ReadFile(b.chats.path(id))
	})
	return unreadableChats(filepath.Join(b.chats.folder, chatsName), err)
}

// path is where the content of a file is kept. An id is nothing but a name.
func (c *demoChats) path(id string) string {
	return filepath.Join(c.folder, filesName, filepath.Base(id))
}

// keep writes the chats after each change, but not all the time, and once more when
// it is stopped.
func (c *demoChats) keep(stage *demoStage) (stop func() error) {
	stopped, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		pushed := stage.running.After(time.Hour)
		for {
			changed := stage.server.Changed() // before looking: nothing falls in between
			if err := c.write(stage); err != nil {
				stage.running.options.Log.Error("the demo's chats can't be written; what is said from now on may not be there after a restart", "error", err)
			}
			select {
			case <-changed:
			case <-pushed:
				pushed = stage.running.After(time.Hour)
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
func (c *demoChats) write(stage *demoStage) error {
	now := demoBefore{Version: chatsVersion, Ahead: stage.running.Ahead()}
	for _, phone := range stage.page.Phones() {
		if page.IsGuest(phone.ID) {
			now.Guests = append(now.Guests, phone)
		}
	}
	state, files, err := stage.server.Snapshot()
	if err != nil {
		return err
	}
	// The contents first: a file of chats names only what is there.
	for _, id := range files {
		if err := c.writeFile(stage.server, id); err != nil {
			return err
		}
	}
	now.Chats = state
	content, err := json.Marshal(now)
	if err != nil || bytes.Equal(content, c.last) {
		return err
	}
	if err := writeAside(filepath.Join(c.folder, chatsName), content); err != nil {
		return err
	}
	c.last = content
	return nil
}

func (c *demoChats) writeFile(server *simulator.Server, id string) error {
	if c.files[id] {
		return nil
	}
	data, _ := server.FileContent(id)
	err := os.MkdirAll(filepath.Join(c.folder, filesName), 0o700)
	if err == nil {
		err = writeAside(c.path(id), data)
	}
	c.files[id] = err == nil
	return err
}

// writeAside replaces a file as a whole.
func writeAside(path string, content []byte) error {
	aside := path + ".new"
	file, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(aside, path)
}
