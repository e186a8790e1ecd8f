// Package moderator is what the staff do with proposals: look through the queue and
// filter it, take one, read it, decide, ask its author, and whatever else stands on a
// card; find some and change many at once; see how they keep up, and be told what waits
// and what is late. There is one small file a command or button; package bot lists them
// with the right each needs.
//
// queue*.go, filter*.go and take*.go lead to a proposal, decide.go changes one, task*.go
// is the conversation in which something is typed about it and seen before it goes out.
// find*.go and bulk*.go are about many, summary.go, escalate*.go and pause*.go about what
// staff are told by themselves, stats*.go and audit*.go about what was done.
//
// A function serves a command and the button of the same name alike: a command
// names its proposal in the text, a button in its press. A press also says which
// revision of the proposal it was made for, so that of two who decide at once
// one wins and the other reads who.
package staff
