package bolt

import (
	"errors"
	"time"

	"usynys/store"
)

func (r *reader) LastRun(job string) (time.Time, error) {
	at, err := read[time.Time](r, jobsBucket, textKey(job))
	if errors.Is(err, store.ErrNotFound) {
		return time.Time{}, nil
	}
	return at, err
}

func (t *transaction) SetLastRun(job string, at time.Time) error {
	if err := keyTexts(job); err != nil {
		return err
	}
	return t.write(jobsBucket, textKey(job), &at)
}
