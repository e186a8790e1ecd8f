// Package client speaks the Bot API: it makes calls, decodes updates and classifies
// failures.
//
//   - [Client] makes calls over HTTPS. Every call takes a context and fails with an
//     [Error] of a closed set of classes. Nothing that the client returns or prints
//     holds the token.
//   - [Decoder] decodes an update into a [dialog.Update]. It never fails: an update
//     that it can't read is marked as broken.
//
// The client builds its requests itself, by the names of the Bot API 10.1, and makes
// them through the MakeRequest and UploadFiles of the customer's library. The
// library's typed senders use names that Telegram has dropped, its GetUpdatesChan
// confirms updates before they are handled and prints the token, and none of its
// methods takes a context.
package client
