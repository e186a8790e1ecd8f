// Package dialog is the vocabulary that all rooms of the bot share: what comes
// in ([Update], [Input]), what a reader is shown ([Screen], [Text], [Button]),
// how a conversation is made of questions ([Flow], [Step]), and the one value in
// which a decision is taken ([Turn]).
//
// Everything here is values and rules. Nothing performs I/O, reads a clock or
// draws a random number: time comes in with the Turn, and what is to be sent is
// only written down, to be rendered in the reader's language and stored in the
// same transaction as the decision.
package dialog
