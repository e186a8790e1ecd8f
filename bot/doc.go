// Package bot is the bot as a whole: it asks Telegram for updates, decides what to do,
// commits the decision, and sends its messages. This comment is a tour of one update,
// in the order in which a newcomer may open the files.
//
// # Below the bot
//
// Package store has the records (people, sessions, drafts, proposals, the staff, the
// outbox, alarms, the audit log) and the contract of a backend; store/bolt is the
// backend. Records change by store/rules: Submit, Apply and Erase create, change and
// delete proposals, and Apply is a state machine in one table. store/screening reads
// texts: it flags cries for help, threats and telephone numbers, and searches.
// store/replay computes the proposals and counts again from the audit log, to verify a
// store. Package locales has the words in every language, and the catalogue.
//
// # The parts
//
// A [Bot] has four parts. The engine (engine/) decides inside a transaction, without
// network, clock or knowledge of any room. The poller (poller/) asks Telegram for
// updates. The clock (clock/) runs jobs and rings alarms. The sender (telegram/sender/)
// sends the outbox. bot.go puts them together, starts and stops them; registry.go lists
// the handlers of all rooms. The poller, the clock and the engine speak in the types of
// package dialog: an Input comes in, a Turn is one decision, Screens go out and are
// rendered in a language last. The sender knows only rows of the outbox.
//
// The rooms are participant/ (begin with participant.go and submit.go) and the folders
// of staff/: queue, review, safety, bulk, find, history, alerts, report, team and groups;
// staff/desk is what they share. Rooms use three packages below them: proposal/ has what
// everyone sees of a proposal, card/ the card that the staff see, notice/ the messages
// to authors. imports_test.go is the table of who may import what.
//
// # One update
//
//  1. poller/poll.go calls getUpdates with the stored offset. A higher offset makes
//     Telegram forget the updates before it, so the poller asks for it only after the
//     commit. telegram/client/decode.go decodes each update by itself: one that it can't
//     read is marked and does not harm the others.
//  2. poller/batch.go handles up to a hundred updates in one transaction, with the next
//     offset in it: one commit, one fsync.
//  3. engine/decide.go skips an update that was handled before, by its number and the
//     checksum of its bytes. It loads the sender's person, session and staff record into
//     a Turn, and afterwards saves what the handler changed. engine/flood.go counts
//     messages a minute.
//  4. engine/route.go finds the handler in the registry and runs it only if the sender
//     holds its right now. A handler that returns a Problem rejects the input: its
//     changes are rolled back and the sender reads the Problem. If it had written to the
//     store by then, the whole transaction is rolled back and run again, and then only
//     the Problem is said. dialog.Keep makes a Problem that keeps the changes. Any other
//     error is the operator's.
//  5. The handler of the room runs. A flow is a list of steps, a step is a question with
//     Ask and Take. When staff type something about a proposal, it is kept as a
//     store.Task of their session and previewed before it is sent.
//  6. engine/effects.go turns the effects into outbox rows, in the same transaction.
//     engine/render.go turns each screen into a message in the recipient's language, and
//     is the only place that escapes what people typed. engine/split.go splits what is
//     longer than Telegram allows.
//  7. After the commit, telegram/sender/run.go sends the rows: dispatch.go chooses the
//     next, deliver.go sends it. Those that Telegram has accepted are deleted in the transaction of the next decision, or soon after by the
//     sender, see telegram/sender/commit.go. telegram/client/classify.go says what each
//     failure means, telegram/sender/retry.go what follows it. Presses are answered at
//     once by telegram/sender/answers.go; such an answer is not stored and may be lost.
//
// Polling never waits for sending, and a transaction never waits for the network.
//
// # Slots, lanes and streams
//
// An outgoing message may name a slot of its chat, such as "screen" or "card:123": a
// place that shows one message. The sender edits that message, or, if the person has
// written since, sends a new one below. The buttons of the old one are removed by a row
// of their own, in a second stream of the chat, so that no message waits for it. Rows
// that wait for the same slot are merged. A message without a slot is always new: the
// phone rings.
//
// A lane is a class of urgency: replies go out before notices, notices before
// announcements. Within a chat one message is in flight at a time, the oldest of the
// most urgent lane. Chats are served in turn, so that a flood of one delays no other.
//
// # Quarantine
//
// When a handler fails or panics (engine/panic.go), the transaction is rolled back and
// run again without it: engine/quarantine.go stores the bytes of that update, tells its
// sender and lets the others pass; the log tells the operator. What the operator puts back
// with `usynys quarantine retry` is handled again at the next start. When the store fails,
// the outcome of the commit is unknown: the program ends, and finds the truth when it
// opens the file again.
//
// # Groups
//
// engine/group.go runs a few commands and buttons in groups, with the rights of the
// sender, and points to the private chat for all other commands. A staff group shows one message
// about what waits. engine/queue_watch.go notices that a transaction has changed the
// queue and sets one alarm a group; staff/groups/summary.go edits the message when it
// rings. rules.MigrateGroup follows a group that becomes a supergroup, whether an update
// or a failed send reports it first.
//
// # The clock
//
// clock/jobs.go looks every minute for due jobs: digests, summaries, escalations. A
// missed run is made up once, and is recorded in the transaction of the job. A job that
// draws pictures or writes files has Prepare, which runs before the transaction over a
// reading transaction and is repeated after a stop. The daily backup decides nothing and
// sends nothing: cmd/usynys makes it.
//
// clock/alarms.go rings one-shot timers that decisions have stored (store.Alarm): to
// tell an author once a decision can't be undone any more, to remind them, to go on with
// work on many proposals. An alarm is deleted in the transaction in which it rings; one
// that fails is put off by a minute and does not delay the others.
//
// # The registry
//
// registry.go lists every command, button, flow, deep link, alarm and job, with the right
// that those asked for by a person need, and says how to add one. The right lets a person do such a
// thing at all; store.Authorized says whether it covers a certain proposal, by region,
// topic and assignee. /help, the menus, the permission check and the tests read that
// list. In package bot only registry.go imports rooms, and nothing registers itself.
// A room imports no other room but staff/desk.
//
// # What must always hold
//
// Each invariant with the tests that fail when it is broken.
//
//	I1  An update takes effect exactly once, wherever the process is killed:
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
//	    TestConversations, TestNobodyCanInjectMarkup; TestNotice (notice),
//	    TestEveryTextRendersToTelegramHTML (locales); the simulator refuses HTML that Telegram would refuse.
//	I6  Rights are checked at every command and press, from the stored role:
//	    TestNobodyGetsBeyondTheirRights, TestEveryAbilityHasItsRequirement,
//	    TestWhatAGroupRefuses; TestForgedPresses, TestScopeInCommands,
//	    TestSecondOfTwoReadsWhoWasFirst (staff).
//	I7  A conversation survives any restart: TestConversations closes and opens the store
//	    between any two actions.
//	I8  No token, name or text is in a log line, a metric or an error:
//	    TestLogHasNothingPersonal, TestMetricsTellNothingPersonal,
//	    TestLabelSetsAreClosed (telemetry), TestTokenIsNeverPrinted,
//	    TestDescriptionsRepeatNothingAPersonTyped (client).
//	I9  A transaction never waits for the network, and a reading transaction is short:
//	    handlers can't wait, see TestDecisionsPerformNoIO and TestImportsGoOneWay.
//	I10 Every change of a proposal goes through one function and into the audit log,
//	    chained by hash: TestProposalsChangeByTransitionsOnly; TestContract,
//	    TestVerifyFindsWhatDoesNotAgree (store/bolt).
package bot
