package rules

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"usynys/store"
)

// ChangeStaffSettings saves what a member of the staff has set for their own notifications,
// and writes an audit entry for every setting that was changed.
func ChangeStaffSettings(tx store.Tx, at time.Time, before, after store.Staff) error {
	if err := store.StaffRecords.Put(tx, after); err != nil {
		return err
	}
	return auditFields(tx, store.AuditEntry{At: at, Actor: after.ID, Action: store.ActionChangeSetting, Subject: after.ID.String()},
		fieldChange{"paused_until", auditPause(before), auditPause(after)},
		fieldChange{"summary_hour", auditSummaryHour(before), auditSummaryHour(after)},
	)
}

func auditPause(staff store.Staff) string {
	if staff.PausedUntil.IsZero() {
		return ""
	}
	return staff.PausedUntil.UTC().Format(time.RFC3339)
}

func auditSummaryHour(staff store.Staff) string {
	if staff.SummaryHour == nil {
		return ""
	}
	return strconv.Itoa(*staff.SummaryHour)
}

// RecordSettings writes an audit entry if the moderation settings or the limits of the
// catalogue were changed since the bot started last. The first time it only records them.
func RecordSettings(tx store.Tx, catalogue store.Catalogue, at time.Time) error {
	seen, err := tx.RecordedSettings()
	if err != nil {
		return err
	}
	now := map[string]string{}
	flattenSettings(now, "moderation", reflect.ValueOf(catalogue.Moderation))
	flattenSettings(now, "limits", reflect.ValueOf(catalogue.Limits))
	before, after := changedSettings(seen, now), changedSettings(now, seen)
	switch {
	case len(before)+len(after) == 0:
		return nil
	case len(seen) == 0:
		return tx.RecordSettings(now)
	}
	if err := tx.RecordSettings(now); err != nil {
		return err
	}
	return tx.AppendAudit(store.AuditEntry{
		At: at, Action: store.ActionChangeSetting, Field: "catalogue", Old: auditSettings(before), New: auditSettings(after),
	})
}

// changedSettings returns the settings of first that second has with another value, or not
// at all.
func changedSettings(first, second map[string]string) map[string]string {
	found := map[string]string{}
	for name, value := range first {
		if other, there := second[name]; !there || other != value {
			found[name] = value
		}
	}
	return found
}

func auditSettings(settings map[string]string) string {
	text, err := json.Marshal(settings) // sorted by name
	if err != nil {
		// Unreachable: a map of strings.
		panic(fmt.Sprintf("write settings: %v", err))
	}
	return string(text)
}

// flattenSettings collects settings by their names in the catalogue, such as
// moderation.escalate.moderators.
func flattenSettings(into map[string]string, name string, value reflect.Value) {
	if value.Kind() != reflect.Struct {
		into[name] = settingText(value)
		return
	}
	for i := range value.NumField() {
		flattenSettings(into, name+"."+value.Type().Field(i).Tag.Get("toml"), value.Field(i))
	}
}

// settingText returns a setting in the format of the catalogue.
func settingText(value reflect.Value) string {
	switch setting := value.Interface().(type) {
	case store.Duration:
		return time.Duration(setting).String()
	case store.TimeOfDay:
		return time.Duration(setting).String()
	}
	if value.Kind() != reflect.Slice {
		return fmt.Sprint(value.Interface())
	}
	var list []string
	for i := range value.Len() {
		list = append(list, settingText(value.Index(i)))
	}
	return strings.Join(list, ", ")
}
