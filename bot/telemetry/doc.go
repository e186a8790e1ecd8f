// Package telemetry shows an operator how the bot is: whether it is alive and
// ready, and its figures for Prometheus.
//
// [Metrics] is what the bot and its door to Telegram are observed by. Counters are
// plain atomic numbers, made beforehand for every label value there can be; what
// stands in the store is counted when somebody asks, see [storeCollector].
//
// No figure and no label tells of a person: label values come from the closed sets
// in labels.go, never from an id, a name or a text.
package telemetry
