// Package moderator is what a moderator can do: look through the queue, read a
// proposal, accept or decline it. There is one small file a command or button;
// package bot lists them with the right each needs.
//
// A function serves a command and the button of the same name alike: a command
// names its proposal in the text, a button in its press. A press also says which
// revision of the proposal it was made for, so that of two who decide at once
// one wins and the other reads who.
package moderator
