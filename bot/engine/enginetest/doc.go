// Package enginetest is a world for the tests of rooms: a store on disk, the real
// engine with the real registry over it, and people who write, press and answer. A test
// sees the turn as the engine left it, before it was rendered. What the engine put into
// the outbox counts as sent at once.
package enginetest
