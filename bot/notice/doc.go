// Package notice makes the messages that authors read of their proposals, and sends them
// to all whom a decision concerns.
package notice
