// Package dialog has the types that all rooms of the bot share: the input ([Update],
// [Input]), the output ([Screen], [Text], [Button]), conversations ([Flow], [Step]), the
// list of all handlers ([Registry]), and the decision on one update ([Turn]).
//
// Nothing here performs I/O, reads a clock or draws a random number. The Turn brings
// the time, and collects the messages to send as effects: the engine renders them and
// stores them in the transaction of the decision.
package dialog
