// Package bot is the bot as a whole: it asks Telegram for updates, decides what
// comes of them, makes that durable, and sends it. This is the tour of one update,
// from below to above, in the order in which a newcomer may open the files.
//
// # What it stands on
//
// Package store says what is kept (people, sessions, drafts, proposals, the staff, the
// outbox, alarms) and by which rules it changes: Submit, Apply and Erase are the only
// ways in which a proposal is born, changed and removed; all that can happen to one is
// a table, which Apply goes by. Package dialog is the vocabulary of all
// conversations: an Input comes in, a Turn is the one value in which a decision is
// taken, Screens come out, in no language yet. Package locales has the words.
//
// # The parts
//
// A [Bot] is four values. The engine (engine/) decides, inside a transaction and with
// nothing else: no network, no clock, no room. The poller (poller/) asks Telegram for
// updates and has the engine decide on them. The clock (clock/) has it run jobs and
// ring alarms. The sender (telegram/sender/) sends what was decided. bot.go puts them together,
// starts and stops them; registry.go lists the handlers of all rooms.
//
// # One update
//
//  1. poller/poll.go asks getUpdates for what follows the stored offset. Asking for a
//     higher one is what makes Telegram forget, so it asks only after the commit.
//     telegram/client/decode.go decodes each update by itself: what it can't read is marked
//     as broken and harms nobody else.
//  2. poller/batch.go takes up to a hundred updates through one transaction of the store,
//     with the next offset in it: one commit, one fsync.
//  3. engine/decide.go passes over an update that was seen before, by its number and the
//     checksum of its bytes. It gathers what may be known (person, session, staff record,
//     the time) into a Turn, and afterwards saves what the turn changed. engine/flood.go
//     counts how fast messages come.
//  4. engine/route.go finds the handler in the registry and runs it only if the sender
//     holds the right now, whatever the button says. A Problem becomes a sentence for the
//     person, and unless it keeps what the handler wrote, that is rolled back; any other
//     error is the operator's.
//  5. The rooms answer: participant/ (begin with participant.go and submit.go) and the
//     rooms of staff/, of which staff/desk is what they share. A flow is a list of steps,
//     a step a small file with Ask and Take. What staff type about a proposal is a
//     store.Task of their session, shown as it will be read before it goes out. card/ has
//     the screen that the staff see of a proposal, notice/ what its author reads.
//  6. engine/effects.go makes rows of the outbox from what the turn decided, in the same
//     transaction. engine/render.go turns each screen into a message in its reader's
//     language; what people typed is escaped there and nowhere else. engine/split.go cuts
//     what is longer than Telegram allows.
//  7. After the commit, telegram/sender/sender.go sends the rows and strikes off what
//     Telegram has accepted, in a transaction that covers all that came back
//     meanwhile. telegram/client/classify.go says what each failure means. Presses are
//     answered at once by telegram/sender/answers.go; such an answer is never stored and may be
//     lost.
//
// Polling never waits for sending, and a transaction never for the network.
//
// # Slots and lanes
//
// An outgoing message may name a slot of its chat, such as "screen" or "card:123":
// a place that always shows one message. The sender edits the message that is there,
// or sends a new one below if the person has written since, and then takes the
// buttons from the old one. Rows that still wait for the same slot become one. A
// message without a slot is always new: it rings.
//
// A lane is a class of urgency: replies go out ahead of notices, notices ahead of
// announcements. Within a chat one message is on its way at a time, the oldest of the
// most urgent lane; chats are served in turn, so that a flood of one delays nobody.
//
// # Quarantine
//
// When a handler fails or panics (engine/panic.go), the whole transaction is rolled back
// and run again with that update marked as broken: engine/quarantine.go keeps its bytes,
// its sender and the operator are told, the others go on. What the operator puts back with
// `usynys quarantine retry` is handled again at the next start. A store that fails is different: the
// outcome of the commit is unknown, so the program ends and learns the truth when it
// opens the file again.
//
// # Groups
//
// engine/group.go lets a few commands and buttons act in groups, with the rights of who sent
// them; every other command is pointed to the private chat. A staff group shows one
// message about what waits. A transaction notices by itself that the queue may look
// different: engine/group_refresh.go sets one alarm a group then, and
// staff/groups/summary.go edits the message when it rings. A group that moves is
// followed by store.MoveGroup, whether an update or a refused send tells of it first.
//
// # The clock
//
// clock/jobs.go looks every minute for jobs that are due: digests, summaries, late
// answers. A job that was missed is made up once; that it was made is stored together
// with what came of it. A job that draws pictures or writes files does so ahead of its
// transaction (clock/prepare.go): it reads in a view, makes what it needs, and what it
// made is used in the transaction, or made again after a stop. The daily backup is no
// decision and sends nothing: cmd/usynys makes it.
//
// clock/alarms.go rings what a decision set for a moment of its own (store.Alarm): that an
// author is told once a decision can't be taken back any more, reminded, or that the
// next part of work on many proposals is done. An alarm is gone in the transaction in
// which it rings; one whose work fails rings again a minute later, the others without it.
//
// # The registry
//
// registry.go lists every command, button, deep link, flow, job and alarm, with the
// right that it needs, and what answers everything else. That right is to do such a thing
// at all; whether it reaches this proposal, store.May says when it is done, by region and
// topic, by who it is assigned to. /help, the menus, the permission check and the tests
// read that list, and nothing registers itself. A new command is a file in a room, a line
// there, and its words; a line also makes it a button. No other file here, and nothing in
// the engine, imports a room.
//
// # What must always hold
//
// Each rule with the tests that fail when it is broken.
//
//	I1  An update takes effect exactly once, whatever is killed and whenever:
//	    TestKill, TestCrashPoints (cmd/usynys), TestDrill, TestContract (store/bolt).
//	I2  What was committed is delivered at least once, and a kill repeats at most one
//	    message a chat: TestKill, TestTroubleOnTheWayLosesNothing,
//	    TestWhatTelegramAcceptedIsStruckOffOnStopping (sender).
//	I3  Within a chat and lane messages arrive in the order they were decided:
//	    TestEachChatReceivesItsMessagesInOrder, TestARowThatFailedGoesBackToTheFront
//	    (sender).
//	I4  A decision performs no I/O, reads no clock and draws nothing:
//	    TestDecisionsPerformNoIO, TestDecisionsReadNoClock.
//	I5  A text is in its reader's language, and nobody can inject markup:
//	    TestConversations, TestNobodyCanInjectMarkup; TestNotice (proposal), TestEveryTextRendersToTelegramHTML
//	    (locales); the simulator refuses HTML that Telegram would refuse.
//	I6  Rights are checked at every command and press, from the stored role:
//	    TestNobodyGetsBeyondTheirRights, TestEveryAbilityHasItsRequirement; TestForgedPresses, TestScopeInCommands, TestSecondOfTwoReadsWhoWasFirst
//	    (moderator); TestWhatAGroupRefuses.
//	I7  A conversation goes on after any break: TestConversations closes and opens the
//	    store between any two things that are done.
//	I8  No token, name or text is in a log line, a metric or an error:
//	    TestLogHasNothingPersonal, TestMetricsTellNothingPersonal,
//	    TestLabelSetsAreClosed (telemetry), TestTokenIsNeverPrinted,
//	    TestDescriptionsRepeatNothingAPersonTyped (client).
//	I9  A transaction never waits for the network, and a view is short: handlers have
//	    nothing to wait with, see TestDecisionsPerformNoIO and TestImportsGoOneWay.
//	I10 Every change of a proposal goes through one function and into the audit trail,
//	    chained by hash: TestProposalsChangeByTransitionsOnly; TestContract,
//	    TestVerifyFindsWhatDoesNotAgree (store/bolt).
package bot
