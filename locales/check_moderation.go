package locales

import (
	"time"

	"usynys/store"
)

// Bounds of moderation. More proposals a day than this no single person writes.
const (
	proposalsMax = 1000
	remindersMax = 10
	blocksMax    = 8
)

func (f *faults) moderation(m store.Moderation) {
	f.span("moderation.lease", m.Lease)
	f.span("moderation.lapse", m.Lapse)
	f.span("moderation.invite", m.Invite)
	f.span("moderation.block_vote", m.BlockVote)
	f.span("moderation.group_every", m.GroupEvery)
	f.between("moderation.per_day", m.PerDay, 1, proposalsMax)
	f.between("moderation.open_at_once", m.OpenAtOnce, 1, proposalsMax)
	f.between("the number of moderation.remind", len(m.Remind), 0, remindersMax)
	f.between("the number of moderation.blocks", len(m.Blocks), 1, blocksMax)
	for _, second := range m.Second {
		if second != store.SecondForDeclines && second != store.SecondForBlocks {
			f.add("moderation.second has %q, it may have %q and %q", second, store.SecondForDeclines, store.SecondForBlocks)
		}
	}
	before := store.Duration(0)
	for _, span := range append(append([]store.Duration{}, m.Remind...), m.Lapse) {
		if span <= before {
			f.add("moderation.remind and moderation.lapse must rise, %s does not follow %s", time.Duration(span), time.Duration(before))
		}
		before = span
	}
	e := m.Escalate
	if e.Moderators > e.Coordinators || e.Coordinators > e.Administrators {
		f.add("moderation.escalate must not fall from moderators to coordinators to administrators")
	}
}

// span wants a span that is there and longer than nothing.
func (f *faults) span(where string, span store.Duration) {
	if span <= 0 {
		f.add("%s must be a span longer than nothing, such as 15m or 24h", where)
	}
}
