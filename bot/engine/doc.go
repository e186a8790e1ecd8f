// Package engine runs handlers inside a transaction of the store. All effects are
// written to it: records, outbox rows, alarms. A decision performs no I/O and reads no
// clock; the caller passes in the time and the source of secrets. So it can be repeated,
// and tested with nothing but a store.
//
// [Engine.Decide] handles an update, [Engine.Act] a job or an alarm. decide.go loads the
// sender's records into a [dialog.Turn], route.go finds the handler in the
// [dialog.Registry] and checks the permission (group.go does so in groups), effects.go
// turns effects into outbox rows, render.go and split.go turn screens into messages.
// queue_watch.go schedules the refresh of group messages. The engine imports no room.
package engine
