package bolt

import (
	"errors"
	"time"

	"usynys/store"
)

func alarmKey(kind store.AlarmKind, subject uint64) []byte {
	return appendNumber(textKey(kind), subject)
}

// alarmEntries returns the entries of an alarm in the index by time.
func alarmEntries(alarm *store.Alarm) []indexEntry {
	key := appendNumber(make([]byte, 0, 40), uint64(alarm.At.UnixNano()))
	key = appendNumber(appendText(key, alarm.Kind), alarm.Subject)
	return []indexEntry{{index: alarmsByTime, key: key, value: []byte{}}}
}

// parseAlarmKey is the inverse of alarmEntries.
func parseAlarmKey(key []byte) store.Alarm {
	kind, _ := firstText(key[8:])
	return store.Alarm{At: parseAlarmTime(key), Kind: store.AlarmKind(kind), Subject: lastNumber(key)}
}

func parseAlarmTime(key []byte) time.Time { return time.Unix(0, int64(lastNumber(key[:8]))).UTC() }

func (r *reader) Alarm(kind store.AlarmKind, subject uint64) (store.Alarm, error) {
	if err := keyTexts(kind); err != nil {
		return store.Alarm{}, store.ErrNotFound
	}
	return read[store.Alarm](r, alarmsBucket, alarmKey(kind, subject))
}

func (r *reader) Alarms(until time.Time, limit int) ([]store.Alarm, error) {
	var list []store.Alarm
	for key := range r.scan(alarmsByTime, nil, nil) {
		alarm := parseAlarmKey(key)
		if alarm.At.After(until) || len(list) == limit {
			break
		}
		alarm, err := r.Alarm(alarm.Kind, alarm.Subject)
		if err != nil {
			return nil, err
		}
		list = append(list, alarm)
	}
	return list, r.ctx.Err()
}

func (r *reader) NextAlarm() (time.Time, error) {
	for key := range r.scan(alarmsByTime, nil, nil) {
		return parseAlarmTime(key), nil
	}
	return time.Time{}, r.ctx.Err()
}

func (t *transaction) SetAlarm(alarm store.Alarm) error {
	if err := keyTexts(alarm.Kind); err != nil {
		return err
	}
	before, err := t.alarmEntriesOf(alarm.Kind, alarm.Subject)
	if err != nil {
		return err
	}
	alarm.At = alarm.At.UTC()
	key := alarmKey(alarm.Kind, alarm.Subject)
	if err := t.write(alarmsBucket, key, &alarm); err != nil {
		return err
	}
	return t.reindex(before, alarmEntries(&alarm))
}

func (t *transaction) ClearAlarm(kind store.AlarmKind, subject uint64) error {
	before, err := t.alarmEntriesOf(kind, subject)
	if err != nil {
		return err
	}
	if err := t.delete(alarmsBucket, alarmKey(kind, subject)); err != nil {
		return err
	}
	return t.reindex(before, nil)
}

// alarmEntriesOf returns the index entries of a stored alarm, none if there is no alarm.
func (t *transaction) alarmEntriesOf(kind store.AlarmKind, subject uint64) ([]indexEntry, error) {
	alarm, err := t.Alarm(kind, subject)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return alarmEntries(&alarm), err
}

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
