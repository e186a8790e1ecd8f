package store_test

import (
	"encoding/json"
	"testing"

	"usynys/store"
)

// A row of before there were files reads and writes as ever, so that no migration is
// needed.
func TestARowWithoutFilesIsStoredAsBefore(t *testing.T) {
	const before = `{"id":7,"chat":1,"lane":1,"message":{"text":"x"},"created_at":"2026-11-23T09:00:00Z"}`
	var row store.OutboxRow
	if err := json.Unmarshal([]byte(before), &row); err != nil {
		t.Fatal(err)
	}
	if after, err := json.Marshal(row); err != nil || string(after) != before {
		t.Errorf("it is now %s, %v", after, err)
	}
}
