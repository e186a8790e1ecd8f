package bolt

import "usynys/store"

func standingKey(s *store.Standing) []byte {
	key := appendText(textKey(s.Status), s.Region)
	return appendText(appendText(key, s.Topic), s.Language)
}

// standingOf is the kind that a proposal is counted under.
func standingOf(p *store.Proposal) store.Standing {
	return store.Standing{Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}
}

// standingAt reads the key of a count back.
func standingAt(key []byte) store.Standing {
	status, key := firstText(key)
	region, key := firstText(key)
	topic, key := firstText(key)
	language, _ := firstText(key)
	return store.Standing{Status: store.Status(status), Region: region, Topic: topic, Language: store.Language(language)}
}

func (r *reader) Standing(status store.Status) ([]store.Standing, error) {
	var list []store.Standing
	prefix := textKey(status)
	for key, value := range r.scan(standingBucket, prefix, prefix) {
		s := standingAt(key)
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
