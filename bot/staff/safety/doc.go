// Package safety blocks authors, hides texts and reveals contacts.
package safety
