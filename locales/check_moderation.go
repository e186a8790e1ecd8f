package locales

import (
	"time"

	"usynys/store"
)

// Bounds of moderation. No single person writes more proposals a day.
const (
	proposalsMax = 1000
	remindersMax = 10
	blocksMax    = 8
)

func (f *faults) moderation(m store.Moderation) {
	f.span("moderation.lease", m.LeaseDuration)
	f.span("moderation.lapse", m.LapseDelay)
	f.span("moderation.invite", m.InviteValidity)
	f.span("moderation.block_vote", m.BlockVoteTimeout)
	f.span("moderation.group_every", m.GroupRefreshInterval)
	f.between("moderation.per_day", m.ProposalsPerDay, 1, proposalsMax)
	f.between("moderation.open_at_once", m.MaxOpenProposals, 1, proposalsMax)
	f.between("the number of moderation.remind", len(m.ReminderDelays), 0, remindersMax)
	f.between("the number of moderation.blocks", len(m.BlockDurations), 1, blocksMax)
	for _, second := range m.SecondVotes {
		if second != store.SecondForDeclines && second != store.SecondForBlocks {
			f.add("moderation.second has %q, it may have %q and %q", second, store.SecondForDeclines, store.SecondForBlocks)
		}
	}
	before := store.Duration(0)
	for _, span := range append(append([]store.Duration{}, m.ReminderDelays...), m.LapseDelay) {
		if span <= before {
			f.add("moderation.remind and moderation.lapse must rise, %s does not follow %s", time.Duration(span), time.Duration(before))
		}
		before = span
	}
	e := m.Escalation
	if e.Moderators > e.Coordinators || e.Coordinators > e.Administrators {
		f.add("moderation.escalate must not fall from moderators to coordinators to administrators")
	}
}

// span requires a positive duration.
func (f *faults) span(where string, span store.Duration) {
	if span <= 0 {
		f.add("%s must be a span longer than nothing, such as 15m or 24h", where)
	}
}
