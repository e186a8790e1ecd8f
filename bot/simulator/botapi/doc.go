// Package botapi has the objects of the Bot API as they appear in JSON, with the
// fields that the simulator fills, and its error replies.
package botapi
