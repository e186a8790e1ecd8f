package store

import (
	"context"
	"iter"
	"time"
)

// Store keeps everything. A backend passes the tests of package storetest.
type Store interface {
	// Update runs fn in the one writing transaction and makes everything fn did
	// durable before it returns nil. When fn returns an error nothing of it stays
	// and the error is returned as it is, so that errors.Is and errors.As work.
	// When ctx is done before fn begins, fn is not run and the error is that of
	// ctx; a closed store does not run it either. When the commit fails the error
	// is a [*CommitError]: whether the changes are durable is then unknown, and the
	// caller must stop using the store. A panic in fn is passed on, and the store
	// refuses everything after it.
	Update(ctx context.Context, fn func(Tx) error) error
	// View runs fn on a state of the store that does not change meanwhile. fn must
	// neither wait for anything nor run longer than 100 ms.
	View(ctx context.Context, fn func(Reader) error) error
	// Close waits for running transactions and releases the files.
	Close() error
}

// CommitError is returned by Update when the outcome of the commit is unknown.
type CommitError struct{ Err error }

func (e *CommitError) Error() string {
	return "commit to the store failed, its outcome is unknown: " + e.Err.Error()
}

func (e *CommitError) Unwrap() error { return e.Err }

// Reader reads. Records are the caller's own copies. A single record that is not
// there is [ErrNotFound]; an empty list is no error. An iteration may be left
// early and gone through again, and in a [Tx] what it goes through may be changed
// and deleted meanwhile.
type Reader interface {
	// NextOffset is the id of the first update that has not been handled, 0 before
	// the first.
	NextOffset() (int64, error)
	// SeenSettings are the catalogue's settings, by name, as they were when the bot
	// started last; none if it never did.
	SeenSettings() (map[string]string, error)
	// Seen reports whether an update is among the last [SeenKept] handled ones.
	Seen(mark UpdateMark) (bool, error)
	// Quarantined lists the updates that were set aside, oldest first.
	Quarantined() ([]Quarantined, error)
	// CountQuarantined counts them without reading them.
	CountQuarantined() (int, error)

	Person(id PersonID) (Person, error)
	// Session returns an empty session, with the person's id, where there is none.
	Session(id PersonID) (Session, error)
	Draft(id PersonID) (Draft, error)
	Staff(id PersonID) (Staff, error)
	// AllStaff lists the staff by id.
	AllStaff() ([]Staff, error)

	Proposal(seq Seq) (Proposal, error)
	// Proposals goes through the proposals with a sequence number above after, in
	// order.
	Proposals(after Seq) iter.Seq2[Proposal, error]
	// ProposalsBefore goes through the proposals with a sequence number below before,
	// newest first; 0 begins with the newest.
	ProposalsBefore(before Seq) iter.Seq2[Proposal, error]
	// ProposalsOf goes through an author's proposals, newest first.
	ProposalsOf(author PersonID) iter.Seq2[Proposal, error]
	// CountProposalsOf counts them without reading them.
	CountProposalsOf(author PersonID) (int, error)
	// Queue goes through the proposals of a status after a place, in the order of
	// [QueueOrder]; the zero place begins at the front. A place need not exist (any
	// more); its Order and Seq are what counts.
	Queue(status Status, after QueuePlace) iter.Seq2[QueuePlace, error]
	// LinkedTo goes through the duplicates of a proposal, in order.
	LinkedTo(main Seq) iter.Seq2[Seq, error]
	// SameText goes through the proposals whose text has a sum of [TextSum], in order.
	SameText(sum uint64) iter.Seq2[Seq, error]
	// Standing counts the proposals of a status, in no particular order; kinds of
	// which there are none are left out.
	Standing(status Status) ([]Standing, error)

	Lease(seq Seq) (Lease, error)
	// Leases lists all leases, ended ones too, by proposal.
	Leases() ([]Lease, error)
	Block(person PersonID) (Block, error)
	Invite(hash string) (Invite, error)
	// Invites lists all invitations, by hash.
	Invites() ([]Invite, error)
	Group(chat ChatID) (Group, error)
	// Groups lists the staff groups by chat id.
	Groups() ([]Group, error)
	// Templates lists the templates that were added or edited, by code.
	Templates() ([]Template, error)
	Bulk(person PersonID) (Bulk, error)
	// Reply is what has been typed as the answer to the question about a proposal.
	Reply(proposal Seq) (Reply, error)
	Alarm(kind AlarmKind, subject uint64) (Alarm, error)
	// Alarms lists the alarms that ring until a moment, at most limit of them, the
	// earliest first.
	Alarms(until time.Time, limit int) ([]Alarm, error)
	// NextAlarm is when the next alarm rings, the zero time if none will.
	NextAlarm() (time.Time, error)

	// Entered lists the counts of the days from the first to the last, both
	// included, in no particular order.
	Entered(first, last Date) ([]Entered, error)
	// Answered lists the answer times of the days from the first to the last.
	Answered(first, last Date) ([]Answered, error)
	// Tallies lists the tallies of a kind of the days from the first to the last, in
	// no particular order.
	Tallies(kind TallyKind, first, last Date) ([]Tally, error)
	// AuditOf goes through the audit entries about a proposal, in order.
	AuditOf(seq Seq) iter.Seq2[AuditEntry, error]
	// Audit goes through the audit entries with a number above after, in order.
	Audit(after uint64) iter.Seq2[AuditEntry, error]

	// Outbox lists the waiting rows with an id above after, at most limit of them,
	// in order.
	Outbox(after uint64, limit int) ([]Outgoing, error)
	// OutboxOf lists the waiting rows for a chat, the most urgent lane first and each
	// lane in order.
	OutboxOf(chat ChatID) ([]Outgoing, error)
	// OutboxByLane says of each lane in which rows wait how many they are, and since
	// when the oldest has waited, the most urgent lane first. Rows on hold do not wait. It
	// reads hardly any messages and counts no more than limit rows: of a longer outbox the counts are too low,
	// and of the oldest rows only the oldest of all is sure to be among them.
	OutboxByLane(limit int) ([]LaneBacklog, error)
	// Waits reports whether the row still waits, that is, was neither struck off
	// nor replaced.
	Waits(id uint64) (bool, error)
	// Slot is the message that a chat shows in a slot, 0 if there is none.
	Slot(chat ChatID, slot string) (int64, error)
	// SlotHolders lists the chats that show a message in a slot, by chat id.
	SlotHolders(slot string) ([]ChatMessage, error)
	// DeadLetters lists the messages that Telegram refused, oldest first.
	DeadLetters() ([]DeadLetter, error)
	// CountDeadLetters counts them without reading them, and not beyond limit.
	CountDeadLetters(limit int) (int, error)

	// LastRun is the moment a job was last due and done, the zero time if never.
	LastRun(job string) (time.Time, error)
}

// Tx reads and writes. What is written is read by the same transaction at once.
// Codes, dates, slots and names of jobs contain no zero byte.
type Tx interface {
	Reader

	// Changes returns how many writes this transaction has made so far. It rises with
	// each of the methods below that changes something, and with nothing else.
	Changes() int

	SetNextOffset(id int64) error
	SeeSettings(settings map[string]string) error
	// MarkSeen remembers an update as handled and forgets the oldest beyond
	// [SeenKept].
	MarkSeen(mark UpdateMark) error
	// Quarantine sets an update aside and drops the oldest beyond
	// [QuarantineKept].
	Quarantine(update Quarantined) error

	SavePerson(person Person) error
	SaveSession(session Session) error
	SaveDraft(draft Draft) error
	// DeleteDraft removes a draft; that there is none is no error.
	DeleteDraft(id PersonID) error
	// ErasePerson removes the person, their session, draft, slots and dead
	// letters, everything still to be sent to them and what was quarantined of
	// them. Proposals and the staff record are not touched.
	ErasePerson(id PersonID) error
	SaveStaff(staff Staff) error
	// DeleteStaff removes a staff record; that there is none is no error.
	DeleteStaff(id PersonID) error

	// NextSeq gives the next sequence number of a proposal.
	NextSeq() (Seq, error)
	// SaveProposal writes a proposal and everything by which it is found. Only the
	// transitions of this package call it.
	SaveProposal(proposal Proposal) error
	// DeleteProposal removes a proposal and everything by which it is found. Only
	// the transitions of this package call it.
	DeleteProposal(seq Seq) error
	// CountEntered adds to a count, which never goes below 0; the Count of the
	// argument is not read.
	CountEntered(entered Entered, by int) error
	// CountAnswered adds to an answer time; Count is not read.
	CountAnswered(answered Answered, by int) error
	// CountTally adds to a tally; Count is not read.
	CountTally(tally Tally, by int) error

	SaveLease(lease Lease) error
	// DeleteLease removes a lease; that there is none is no error, as with all that
	// follow.
	DeleteLease(seq Seq) error
	SaveBlock(block Block) error
	DeleteBlock(person PersonID) error
	SaveInvite(invite Invite) error
	DeleteInvite(hash string) error
	SaveGroup(group Group) error
	DeleteGroup(chat ChatID) error
	SaveTemplate(template Template) error
	SaveBulk(bulk Bulk) error
	DeleteBulk(person PersonID) error
	SaveReply(reply Reply) error
	DeleteReply(proposal Seq) error
	// SetAlarm sets an alarm in place of the one of the same kind and subject.
	SetAlarm(alarm Alarm) error
	ClearAlarm(kind AlarmKind, subject uint64) error
	// AppendAudit gives the entry its number and the previous hash, seals it and
	// adds it.
	AppendAudit(entry AuditEntry) error

	// Enqueue gives the row its id and adds it to the outbox. A waiting row of the
	// same chat, lane and slot is removed and merged into the new one: the higher
	// After holds, EditOnly holds only if both have it, and the removed row's From
	// is kept where the new row has none.
	Enqueue(row Outgoing) (uint64, error)
	// StrikeOff removes a row that was sent; that there is none is no error.
	StrikeOff(id uint64) error
	// Reschedule writes NotBefore, Held, Attempts and Plain of a row that still
	// waits; that there is none is no error.
	Reschedule(row Outgoing) error
	// DropOutbox removes everything still to be sent to a chat.
	DropOutbox(chat ChatID) error
	// Bury removes a row from the outbox and keeps it as a dead letter.
	Bury(letter DeadLetter) error
	// SetSlot says which message a chat shows in a slot; 0 clears the slot.
	SetSlot(chat ChatID, slot string, message int64) error

	SetLastRun(job string, at time.Time) error
}
