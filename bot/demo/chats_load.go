package demo

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"usynys/bot/simulator"
	"usynys/bot/simulator/page"
)

// chatsVersion is the schema version of the file of chats.
const chatsVersion = 1

// savedChats is the file of chats.
type savedChats struct {
	Version int
	Ahead   time.Duration // of the demo's clock
	Guests  []page.Phone  // the people who were added on the page
	Chats   json.RawMessage

	chats *chatFile
}

// loadChats reads the chats of an earlier demo in the folder, if there was one.
func loadChats(folder string) (savedChats, error) {
	if folder == "" {
		return savedChats{}, nil
	}
	before := savedChats{Version: chatsVersion, chats: &chatFile{folder: folder, files: map[string]bool{}}}
	path := filepath.Join(folder, chatsName)
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

// restore loads the chats into the simulator.
func (b savedChats) restore(server *simulator.Server) error {
	if len(b.Chats) == 0 {
		return nil
	}
	err := server.Restore(b.Chats, func(id string) ([]byte, error) {
		b.chats.files[id] = true
		return os.ReadFile(b.chats.path(id))
	})
	return unreadableChats(filepath.Join(b.chats.folder, chatsName), err)
}
