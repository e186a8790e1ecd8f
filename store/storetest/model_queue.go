package storetest

import (
	"cmp"
	"slices"

	"usynys/store"
)

// compareQueue compares everything that is read of the queue with the proposals that
// are there.
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
	for told := range 4 {
		want(b, lateOf(proposals, told, "2026-12-04"))(store.Collect(r.Late(told, "2026-12-04")))
	}
}

// queueOf lists what a filter lets through, in order.
func queueOf(proposals map[store.Seq]store.Proposal, filter store.QueueFilter) []store.QueueEntry {
	var places []store.QueueEntry
	for _, p := range proposals {
		if place := store.QueueEntryOf(p); p.Status == filter.Status && filter.Passes(place) {
			places = append(places, place)
		}
	}
	slices.SortFunc(places, func(a, b store.QueueEntry) int { return a.Compare(b.QueueOrder) })
	return places
}

// lateOf lists what is late and known to so many circles, by the promised day.
func lateOf(proposals map[store.Seq]store.Proposal, told int, due store.Date) []store.QueueEntry {
	late := queueOf(proposals, store.QueueFilter{Status: store.StatusSubmitted, DueBefore: due})
	late = slices.DeleteFunc(late, func(p store.QueueEntry) bool { return p.Escalated != told })
	slices.SortFunc(late, func(a, b store.QueueEntry) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Seq, b.Seq)) })
	if len(late) == 0 {
		return nil
	}
	return late
}

// queueCountsOf counts what has a status.
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
