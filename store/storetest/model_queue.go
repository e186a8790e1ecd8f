package storetest

import (
	"cmp"
	"slices"

	"usynys/store"
)

// compareQueue compares all that can be read of the queue with the proposals.
func compareQueue(b *harness, r store.Reader, proposals map[store.Seq]store.Proposal) {
	b.Helper()
	for _, status := range store.Statuses() {
		queue := queueOf(proposals, store.QueueFilter{Status: status})
		all := store.QueueFilter{Status: status}
		want(b, queue)(store.Collect(r.Queue(all, store.QueueOrder{})))
		if half := len(queue) / 2; half > 0 {
			want(b, queue[half:])(store.Collect(r.Queue(all, queue[half-1].QueueOrder)))
		}
		for _, filter := range []store.QueueFilter{
			{Region: "KZ-71"}, {Topic: "work", Language: store.Russian}, {Assignee: Moderator().ID}, {DueBefore: "2026-12-01"},
			{Scope: store.Scope{Regions: []string{"KZ-71", "KZ-75"}, Topics: []string{"work"}}}, {Assignee: Moderator().ID, Region: "KZ-10"},
		} {
			filter.Status = status
			want(b, queueOf(proposals, filter))(store.Collect(r.Queue(filter, store.QueueOrder{})))
		}
		if status.Open() {
			want(b, queueCountsOf(proposals, status))(queueCounts(r, status))
		}
	}
	for level := range 4 {
		want(b, lateOf(proposals, level, "2026-12-04"))(store.Collect(r.Late(level, "2026-12-04")))
	}
}

// queueOf returns the entries that pass a filter, in order.
func queueOf(proposals map[store.Seq]store.Proposal, filter store.QueueFilter) []store.QueueEntry {
	var entries []store.QueueEntry
	for _, p := range proposals {
		if entry := store.QueueEntryOf(p); p.Status == filter.Status && filter.Passes(entry) {
			entries = append(entries, entry)
		}
	}
	slices.SortFunc(entries, func(a, b store.QueueEntry) int { return a.Compare(b.QueueOrder) })
	return entries
}

// lateOf returns the late entries with an escalation level, by deadline.
func lateOf(proposals map[store.Seq]store.Proposal, level int, due store.Date) []store.QueueEntry {
	late := queueOf(proposals, store.QueueFilter{Status: store.StatusSubmitted, DueBefore: due})
	late = slices.DeleteFunc(late, func(p store.QueueEntry) bool { return p.Escalated != level })
	slices.SortFunc(late, func(a, b store.QueueEntry) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Seq, b.Seq)) })
	if len(late) == 0 {
		return nil
	}
	return late
}

// queueCountsOf counts the proposals of a status.
func queueCountsOf(proposals map[store.Seq]store.Proposal, status store.Status) map[store.QueueCount]int {
	counts := map[store.QueueCount]int{}
	for _, p := range proposals {
		if p.Status == status {
			counts[store.CountOf(p)]++
		}
	}
	return counts
}

func queueCounts(r store.Reader, status store.Status) (map[store.QueueCount]int, error) {
	counts := map[store.QueueCount]int{}
	for c, err := range r.QueueCounts(status) {
		if err != nil {
			return nil, err
		}
		kind := c
		kind.Count = 0
		counts[kind] += c.Count
	}
	return counts, nil
}
