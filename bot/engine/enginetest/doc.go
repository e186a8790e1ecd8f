// Package enginetest has a world for the tests of rooms: a store on disk, the real
// engine with the real registry, and people who write and press. A test sees the turn
// before it is rendered. Outbox rows count as sent at once.
package enginetest
