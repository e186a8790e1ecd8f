// Package crash names the points at which a test kills the process. In a release [At]
// does nothing and is inlined away. Built with the tag crashpoints, it kills the process
// at the hit of a point that the environment names: for the third time after a commit with
//
//	USYNYS_CRASH=after-commit:3
package crash

// Point is a point in the handling of an update.
type Point string

// The points, in the order in which an update reaches them.
const (
	BeforePoll      Point = "before-poll"      // the offset is read, Telegram not asked yet
	AfterPoll       Point = "after-poll"       // updates have arrived, nothing is decided
	InTransaction   Point = "in-transaction"   // one update of a batch is decided
	BeforeCommit    Point = "before-commit"    // all is written, the transaction is open
	AfterCommit     Point = "after-commit"     // the batch is durable, nothing is sent
	BeforeAnswer    Point = "before-answer"    // a press is about to be answered
	BeforeSend      Point = "before-send"      // a row was read, Telegram not called yet
	AfterSend       Point = "after-send"       // Telegram has answered, nothing is written
	InDeleteSent    Point = "in-strike-off"    // a sent row is deleted, the transaction is open
	AfterDeleteSent Point = "after-strike-off" // the deletion is durable
)

// Points is all of them.
var Points = []Point{
	BeforePoll, AfterPoll, InTransaction, BeforeCommit, AfterCommit,
	BeforeAnswer, BeforeSend, AfterSend, InDeleteSent, AfterDeleteSent,
}
