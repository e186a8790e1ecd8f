// Package demo runs the bot against a simulated Telegram: page.go serves it on a page,
// tour.go plays a script in a terminal. seed.go, proposals.go and work.go invent the staff
// and the proposals, bot.go and clock.go let a person on the page kill the bot and move
// its clock, folder.go keeps demos and real stores apart, and chats.go saves the chats.
package demo
