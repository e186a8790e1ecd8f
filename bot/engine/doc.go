// Package engine decides what comes of an update, and what the bot does by the clock.
// Both happen inside a transaction of the store, and all that comes of them is written
// to it: records, outbox rows, alarms. A decision performs no I/O and reads no clock;
// time and chance come in. So it can be run again, and it can be tested over a store
// and nothing else.
//
// [Engine.Decide] decides on an update, [Engine.Act] acts by the clock. decide.go
// gathers what may be known into a [dialog.Turn], route.go finds the handler in the
// [dialog.Registry] and checks the permission, effects.go makes outbox rows of what was
// decided, render.go and split.go make messages of screens. The engine knows no room.
package engine
