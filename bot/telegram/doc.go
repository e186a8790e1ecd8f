// Package telegram is the only room with a door to Telegram.
//
// It has four parts:
//
//   - [Client] speaks the Bot API over HTTPS. Every call takes a context and
//     fails with an [Error] of a closed set of classes, and nothing that it
//     returns or prints holds the token.
//   - [Decoder] turns an update as it came into a [dialog.Update]. It never
//     fails: what it can't read is marked as broken.
//   - [Sender] sends what waits in the store's outbox and writes down what has
//     become of it, see there for the order and the guarantees.
//   - [Answers] answers presses on buttons at once, as well as it can.
//
// Requests are made by ourselves, by the present names of the Bot API (10.1),
// through the library's MakeRequest and UploadFiles. Its typed senders use names
// that are gone, its GetUpdatesChan confirms updates before they are handled and
// prints the token, and nothing in it takes a context.
package telegram
