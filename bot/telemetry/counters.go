package telemetry

import "github.com/prometheus/client_golang/prometheus"

// labelSets are the labels of a family, in order, with all their values.
type labelSets []struct {
	name   string
	values []string
}

// labelledCounters is a family of counters, one for each combination of label values. All
// are made in advance: a rate needs the zero before the first event, and the map is then
// read-only.
type labelledCounters struct {
	vector *prometheus.CounterVec
	known  map[[2]string]prometheus.Counter
}

// newCounters returns a family with one label or two.
func newCounters(name, help string, sets labelSets) labelledCounters {
	var names []string
	for _, set := range sets {
		names = append(names, set.name)
	}
	c := labelledCounters{
		vector: prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, names),
		known:  map[[2]string]prometheus.Counter{},
	}
	for _, first := range sets[0].values {
		if len(sets) == 1 {
			c.known[[2]string{first}] = c.vector.WithLabelValues(labelValue(first))
			continue
		}
		for _, second := range sets[1].values {
			c.known[[2]string{first, second}] = c.vector.WithLabelValues(labelValue(first), labelValue(second))
		}
	}
	return c
}

// count adds one. It ignores values outside of the sets.
func (c labelledCounters) count(values ...string) {
	var key [2]string
	copy(key[:], values)
	if counter, known := c.known[key]; known {
		counter.Inc()
	}
}
