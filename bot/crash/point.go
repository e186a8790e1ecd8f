// Package crash names the moments at which a test has the process killed, to the
// instruction. In the program as it is released [At] does nothing and is inlined
// away; built with the tag crashpoints, it kills the process that was told so:
//
//	USYNYS_CRASH=after-commit:3
//
// kills it when it comes to the moment after a commit for the third time.
package crash

// Point is a moment in the life of an update.
type Point string

// The moments, in the order in which an update comes to them.
const (
	BeforePoll      Point = "before-poll"      // the offset is read, Telegram not asked yet
	AfterPoll       Point = "after-poll"       // updates are here, nothing is decided
	InTransaction   Point = "in-transaction"   // one update of a batch is decided
	BeforeCommit    Point = "before-commit"    // all is written, the transaction is open
	AfterCommit     Point = "after-commit"     // the batch is durable, nobody knows yet
	BeforeAnswer    Point = "before-answer"    // a press is about to be answered
	BeforeSend      Point = "before-send"      // a row was read, Telegram not called yet
	AfterSend       Point = "after-send"       // Telegram has answered, nothing is written
	InDeleteSent    Point = "in-strike-off"    // a row is struck off, the transaction is open
	AfterDeleteSent Point = "after-strike-off" // the strike-off is durable
)

// Points is all of them.
var Points = []Point{
	BeforePoll, AfterPoll, InTransaction, BeforeCommit, AfterCommit,
	BeforeAnswer, BeforeSend, AfterSend, InDeleteSent, AfterDeleteSent,
}
