// Package notice makes the messages that authors read about their proposals, and sends the
// notices of a decision.
package notice
