// Package simulator is a strict Bot API server on the loopback interface, for tests
// and for the demo. The bot under test sends real HTTP to it, and the test plays the
// people on the other side.
//
//	server, err := simulator.New(simulator.Options{})
//	aigerim := server.Person(1001, "Айгерім", "kk")
//	aigerim.Send("/start")
//	err = server.Wait(ctx, func() bool { return aigerim.PressLabel("Ұсыныс беру") == nil })
//	// ... at the end:
//	if found := server.Violations(); len(found) > 0 { t.Error(found) }
//
// Strict means: what Telegram refuses is refused in the same words, and what Telegram
// silently tolerates (an unknown parameter, an outdated name, a wrong type) is refused
// too. Each such mistake is recorded in Violations. What can happen to a correct bot
// (a person blocked it, a message was deleted, a callback query is too old) is
// answered as Telegram does and is not a violation.
//
// What Telegram has and the simulator lacks is never answered wrongly: a parameter, a
// tag or a parse mode is refused as "not simulated", a method as unknown.
//
// This package has the HTTP server, the faults, the log of calls, and the people,
// groups and channels that a test plays. It uses botapi (the objects of the Bot
// API), call (requests and their parameters), markup (texts and entities), messenger
// (chats, files, updates) and method (what each method does).
package simulator
