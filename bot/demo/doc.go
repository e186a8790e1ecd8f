// Package demo runs the bot against a simulated Telegram, on a page or as a tour in a
// terminal.
package demo
