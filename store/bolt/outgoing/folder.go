package outgoing

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"usynys/store"
	"usynys/store/bolt"
)

const (
	// folderName is the name of the folder in the data folder.
	folderName = "outgoing"
	// temporarySuffix is that of a file that is being written.
	temporarySuffix = ".new"
)

// Folder is a folder with files that are named by the SHA-256 of their content. It may be
// used by any number of goroutines of one process.
type Folder struct {
	path string
	now  func() time.Time
	// changing is held while a file is written or removed.
	changing sync.Mutex
}

// In returns the folder of a data folder. It is made when it is needed.
func In(data string) *Folder { return At(filepath.Join(data, folderName)) }

// At returns the folder with a path. It is made when it is needed.
func At(path string) *Folder { return &Folder{path: path, now: time.Now} }

// Keep makes content durable and returns its name. Content that is kept already is kept
// as if it were new: the next sweep leaves it alone.
func (f *Folder) Keep(content []byte) (name string, err error) {
	if len(content) == 0 || len(content) > store.FileLimit {
		return "", fmt.Errorf("keep a file to send: it has %d bytes, 1 to %d can be sent", len(content), store.FileLimit)
	}
	sum := sha256.Sum256(content)
	name = hex.EncodeToString(sum[:])
	f.changing.Lock()
	defer f.changing.Unlock()
	if err := f.keep(name, content); err != nil {
		return "", fmt.Errorf("keep a file to send: %w", err)
	}
	return name, nil
}

func (f *Folder) keep(name string, content []byte) error {
	path, now := filepath.Join(f.path, name), f.now()
	err := os.Chtimes(path, now, now)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := bolt.MakeFolder(f.path); err != nil {
		return err
	}
	temporary := path + temporarySuffix
	// A file of a process that was killed is written over.
	err = os.WriteFile(temporary, content, 0o600)
	if err == nil {
		err = bolt.Publish(temporary, path)
	}
	if err != nil {
		return errors.Join(err, removeIfExists(temporary))
	}
	return nil
}

var keptName = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Open opens a file by its name. It implements [fs.FS].
func (f *Folder) Open(name string) (fs.File, error) {
	if !keptName.MatchString(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := os.Open(filepath.Join(f.path, name))
	if err != nil {
		return nil, err
	}
	return file, nil
}

// CopyTo keeps the files with these names in another folder too. It returns those that
// are missing here or have another content than their name says.
func (f *Folder) CopyTo(to *Folder, names []string) (missing []string, err error) {
	for _, name := range names {
		content, err := f.read(name)
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, errDamaged):
			missing = append(missing, name)
			continue
		case err != nil:
			return nil, err
		}
		if _, err := to.Keep(content); err != nil {
			return nil, err
		}
	}
	return missing, nil
}

var errDamaged = errors.New("the content is not what the name says")

// read reads a file and compares its content with its name.
func (f *Folder) read(name string) ([]byte, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, store.FileLimit+1))
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != name {
		return nil, errDamaged
	}
	return content, nil
}

// Retain keeps the files with these names and removes all others, and then the folder if
// it is empty.
func (f *Folder) Retain(names []string) error {
	f.changing.Lock()
	defer f.changing.Unlock()
	entries, err := os.ReadDir(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		if name := strings.TrimSuffix(entry.Name(), temporarySuffix); keptName.MatchString(name) && !slices.Contains(names, entry.Name()) {
			err = errors.Join(err, removeIfExists(filepath.Join(f.path, entry.Name())))
		}
	}
	if len(names) == 0 {
		_ = os.Remove(f.path) // It may have files of others.
	}
	return err
}

// Missing returns those of the names that have no file.
func (f *Folder) Missing(names []string) (missing []string, err error) {
	for _, name := range names {
		_, err := os.Stat(filepath.Join(f.path, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, name)
		case err != nil:
			return nil, err
		}
	}
	return missing, nil
}

func removeIfExists(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
