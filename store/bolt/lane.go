package bolt

import (
	"cmp"
	"slices"

	"usynys/store"
)

// OutboxByLane goes through the keys of the index by chat, which have lane and row id.
// The lowest id is the oldest row. Of each lane only that one is read, more only while
// rows are on hold.
func (r *reader) OutboxByLane(limit int) ([]store.LaneBacklog, error) {
	if limit <= 0 {
		return nil, nil
	}
	rows := map[store.Lane][]uint64{}
	for key := range r.scan(outboxByChat, nil, nil) {
		if limit--; limit < 0 {
			break
		}
		lane := laneOf(key)
		rows[lane] = append(rows[lane], lastNumber(key))
	}
	for row, err := range scanRecords[store.OutboxRow](r, outboxBucket, nil) {
		if err != nil {
			return nil, err
		}
		if ids := rows[row.Lane]; len(ids) == 0 {
			rows[row.Lane] = []uint64{row.ID}
		} else if !slices.Contains(ids, row.ID) {
			ids[0] = row.ID // replaces another one, so that no more than limit are counted
		}
		break
	}
	var lanes []store.LaneBacklog
	for lane, ids := range rows {
		backlog, err := r.backlog(ids)
		if err != nil {
			return nil, err
		}
		if backlog.Lane = lane; backlog.Rows > 0 {
			lanes = append(lanes, backlog)
		}
	}
	slices.SortFunc(lanes, func(a, b store.LaneBacklog) int { return cmp.Compare(a.Lane, b.Lane) })
	return lanes, r.ctx.Err()
}

// backlog returns the backlog of a lane with these rows, without those on hold.
func (r *reader) backlog(ids []uint64) (store.LaneBacklog, error) {
	slices.Sort(ids)
	var backlog store.LaneBacklog
	for i, id := range ids {
		row, err := read[store.OutboxRow](r, outboxBucket, numberKey(id))
		if err != nil {
			return backlog, err
		}
		if row.OnHold {
			continue
		}
		if backlog.Rows == 0 {
			backlog.Since = row.CreatedAt
		}
		if backlog.Rows++; i == 0 {
			// All rows are put on hold at once and never while the bot runs: none of the
			// later ones is.
			backlog.Rows = len(ids)
			break
		}
	}
	return backlog, nil
}

// laneOf returns the lane in a key of the index by chat, where it follows the chat.
func laneOf(key []byte) store.Lane { return store.Lane(key[8]) }
