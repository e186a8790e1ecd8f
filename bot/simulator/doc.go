// Package simulator is a strict Bot API server on the loopback interface, for
// tests and for the demo: the bot under test speaks real HTTP to it, and the
// test plays the people on the other side.
//
//	server, err := simulator.New(simulator.Options{})
//	aigerim := server.Person(1001, "Айгерім", "kk")
//	aigerim.Send("/start")
//	err = server.Wait(ctx, func() bool { return aigerim.PressLabel("Ұсыныс беру") == nil })
//	// ... at the end:
//	if found := server.Violations(); len(found) > 0 { t.Error(found) }
//
// Strict means: where Telegram refuses, this refuses in the same words, and
// where Telegram would silently tolerate a mistake (a parameter it does not
// know, an outdated name, a wrong type) this refuses too. Each such mistake is
// the bot's own, so it is also kept in Violations. What can happen to a correct
// bot (a person blocked it, a message is gone, a query is too old) is answered
// as Telegram does but is no violation.
//
// What Telegram has and this lacks is refused as "not simulated", never answered
// wrongly: parameters that the bot does not use, and of the parse modes the two of
// Markdown. Where Telegram's words for a refusal are not documented (an edit in a
// group that became a supergroup) it is refused in words that give the bot no hint.
//
// The parts: server and request carry HTTP; method*.go are the table of
// methods; queue and poll give updates; hearing says which of them a bot in a group
// is given; html, text and entity read markup; person, group and Inject drive; fault
// breaks things on request.
//
// One mutex guards all state. A stored message is never changed in place: an
// edit replaces it, so a message may be read and marshalled without the lock.
package simulator
