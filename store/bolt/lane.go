package bolt

import (
	"cmp"
	"slices"

	"usynys/store"
)

// OutboxByLane goes through the keys of the index by chat, which name lane and
// row. Rows are given rising ids, so the lowest of a lane is its oldest, and no
// more than one row a lane is read.
func (r *reader) OutboxByLane(limit int) ([]store.LaneBacklog, error) {
	if limit <= 0 {
		return nil, nil
	}
	var lanes []store.LaneBacklog
	oldest := map[store.Lane]uint64{}
	counted := map[store.Lane]int{}
	for key := range r.scan(outboxByChat, nil, nil) {
		if limit--; limit < 0 {
			break
		}
		lane, row := laneOf(key), lastNumber(key)
		counted[lane]++
		if known, ok := oldest[lane]; !ok || row < known {
			oldest[lane] = row
		}
	}
	for row, err := range records[store.Outgoing](r, outboxBucket, nil) {
		if err != nil {
			return nil, err
		}
		oldest[row.Lane], counted[row.Lane] = row.ID, max(counted[row.Lane], 1)
		break
	}
	for lane, id := range oldest {
		row, err := read[store.Outgoing](r, outboxBucket, numberKey(id))
		if err != nil {
			return nil, err
		}
		lanes = append(lanes, store.LaneBacklog{Lane: lane, Rows: counted[lane], Since: row.CreatedAt})
	}
	slices.SortFunc(lanes, func(a, b store.LaneBacklog) int { return cmp.Compare(a.Lane, b.Lane) })
	return lanes, nil
}

// laneOf reads the lane in a key of the index by chat, where it follows the chat.
func laneOf(key []byte) store.Lane { return store.Lane(key[8]) }
