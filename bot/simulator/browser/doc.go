// Package browser tests the demo page in Chromium. It is a module of its own, so that
// the bot never depends on the code that drives a browser.
package browser
