// Package telemetry serves health checks and Prometheus metrics over HTTP.
//
// [Metrics] implements the observers of the bot and of the client. Its counters are made
// in advance for every label value; figures of the store are read at each scrape, see
// [storeCollector].
//
// No metric identifies a person: label values come from the closed sets in labels.go,
// never from an id, a name or a text.
package telemetry
