// Package sender sends what waits in the store's outbox and answers presses on
// buttons.
//
//   - [Sender] sends the rows of the outbox, keeps to the rate limits, tries again
//     what failed for the time being, and deletes what was sent. Its doc comment says
//     which order and which delivery it guarantees.
//   - [Answers] answers presses at once. An answer is not stored and may be lost.
package sender
