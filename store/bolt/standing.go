package bolt

import "usynys/store"

func standingKey(s *store.StatusCount) []byte {
	key := appendText(textKey(s.Status), s.Region)
	return appendText(appendText(key, s.Topic), s.Language)
}

// standingOf is the kind that a proposal is counted under.
func standingOf(p *store.Proposal) store.StatusCount {
	return store.StatusCount{Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}
}

// parseStandingKey reads the key of a count back.
func parseStandingKey(key []byte) store.StatusCount {
	status, key := firstText(key)
	region, key := firstText(key)
	topic, key := firstText(key)
	language, _ := firstText(key)
	return store.StatusCount{Status: store.Status(status), Region: region, Topic: topic, Language: store.Language(language)}
}

func (r *reader) StatusCounts(status store.Status) ([]store.StatusCount, error) {
	var list []store.StatusCount
	prefix := textKey(status)
	for key, value := range r.scan(standingBucket, prefix, prefix) {
		s := parseStandingKey(key)
		if err := r.decode(standingBucket, key, value, &s.Count); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, r.ctx.Err()
}

func (t *transaction) countStanding(p *store.Proposal, by int) error {
	s := standingOf(p)
	return t.count(standingBucket, standingKey(&s), by)
}
