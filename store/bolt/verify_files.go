package bolt

import (
	"maps"
	"slices"

	"usynys/store"
)

// files collects the files that rows of the outbox and dead letters name. It reads
// nothing else of them, so that it can be used for every schema version. Entries that
// can't be read are reported by the other checks.
func (v *verification) files() {
	type row struct {
		Message struct {
			Files []store.File `json:"files"`
		} `json:"message"`
	}
	type letter struct {
		Outgoing row `json:"outgoing"`
	}
	named := map[string]bool{}
	for _, b := range []bucket{outboxBucket, deadLettersBucket} {
		if v.bucket(b) == nil {
			continue
		}
		for key, value := range v.scan(b, nil, nil) {
			var found letter
			var err error
			if b == outboxBucket {
				err = decode(key, value, &found.Outgoing)
			} else {
				err = decode(key, value, &found)
			}
			if err != nil {
				continue
			}
			for _, file := range found.Outgoing.Message.Files {
				named[file.Kept] = true
			}
		}
	}
	v.report.Files = slices.Sorted(maps.Keys(named))
}
