package bolt

import (
	"errors"

	"usynys/store"
)

const settingsKey = "settings"

func (r *reader) RecordedSettings() (map[string]string, error) {
	settings, err := read[map[string]string](r, metaBucket, []byte(settingsKey))
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return settings, err
}

func (t *transaction) RecordSettings(settings map[string]string) error {
	return t.write(metaBucket, []byte(settingsKey), &settings)
}
