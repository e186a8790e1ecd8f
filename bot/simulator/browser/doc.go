// Package browser tests the demo page in a real Chromium. It is a module of its
// own, so that what drives a browser never comes near the bot.
package browser
