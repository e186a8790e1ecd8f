// Package backup copies a store while it is used, verifies the copy in another process
// and keeps the newest.
package backup
