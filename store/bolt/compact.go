package bolt

import (
	"errors"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// compactStep is about how many bytes are written in a transaction.
const compactStep = 1 << 20

// Compact writes the store anew without its free pages, which keep the bytes of
// what was erased, and puts the new file in the place of the old one. Before that
// it has verify look at the new file. A process that is killed meanwhile leaves
// the one or the other. It returns the sizes of both.
//
// On a damaged file it may crash, like [Probe].
func (l *LockedFolder) Compact(verify func(path string) error) (before, after int64, err error) {
	temporary := l.path + newSuffix
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	if before, err = fileSize(l.path); err != nil {
		return 0, 0, err
	}
	if err = withFile(l.path, func(tx *bbolt.Tx) error { return compactTo(temporary, tx.DB()) }); err != nil {
		return before, 0, err
	}
	if err = verify(temporary); err != nil {
		return before, 0, err
	}
	if after, err = fileSize(temporary); err != nil {
		return before, 0, err
	}
	return before, after, Publish(temporary, l.path)
}

// compactTo writes a file that is made durable as a whole, in the end.
func compactTo(path string, from *bbolt.DB) error {
	to, err := bbolt.Open(path, fileMode, &bbolt.Options{
		Timeout: time.Second, FreelistType: bbolt.FreelistMapType, NoSync: true, NoGrowSync: true,
	})
	if err != nil {
		return err
	}
	err = bbolt.Compact(to, from, compactStep)
	if err == nil {
		err = to.Sync()
	}
	if err := errors.Join(err, to.Close()); err != nil {
		return err
	}
	return setMode(path, fileMode)
}

func fileSize(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
